# shellcheck shell=bash
# Starting and stopping daemons, for script/engine and ground/engine-line. Sourced,
# never run, after lib.sh.

CAP_SYS_RESOURCE=24

# A process that was killed stays in /proc, as a zombie, until it is reaped.
alive() {
  local rest
  rest=$(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null) || return 1
  [[ $rest != [ZX]* ]]
}

# A pid alone may be someone else's by now; with its start time it is not.
started_at() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20; }

remember() { printf '%s %s\n' "$1" "$(started_at "$1")" >"$2"; } # remember PID FILE

running() { # running FILE: prints the pid that is remembered there, if it is that process still
  local pid start
  read -r pid start 2>/dev/null <"$1" || return 1
  alive "$pid" && [ "$(started_at "$pid")" = "$start" ] && echo "$pid"
}

end_process() { # end_process PID NAME: by SIGTERM, and after 30 s by SIGKILL
  kill "$1" 2>/dev/null || true
  for _ in $(seq 300); do
    alive "$1" || return 0
    sleep 0.1
  done
  say "$2 (pid $1) did not stop within 30 s: killing it"
  kill -9 "$1" 2>/dev/null || true
}

# wait_for_answer PID COMMAND...: until the command succeeds, or the process ends, or it takes too long.
wait_for_answer() {
  local pid=$1 deadline=$((SECONDS + ${BERTH_ENGINE_TIMEOUT:-60}))
  shift
  while ((SECONDS < deadline)); do
    "$@" >/dev/null 2>&1 && return
    alive "$pid" || break
    sleep 0.1
  done
  "$@" >/dev/null 2>&1
}

# The bounding set of this process: what dockerd started from here can give.
lacks_sys_resource() {
  local set
  set=$(awk '/^CapBnd:/ { print $2 }' /proc/self/status)
  ((((16#$set >> CAP_SYS_RESOURCE) & 1) == 0))
}

# runtime_arguments DIRECTORY: sets `arguments` to what dockerd needs to run
# --privileged containers here; nothing on a machine that has all capabilities.
runtime_arguments() {
  arguments=()
  lacks_sys_resource || return 0
  apt_install "to take a capability out of a container's config.json" jq
  # A copy: the engine must not break when the checkout moves.
  install -m 0755 "$ROOT/ground/runc-without-sys-resource" "$1/runc-without-sys-resource.new"
  mv "$1/runc-without-sys-resource.new" "$1/runc-without-sys-resource"
  say "this machine has no CAP_SYS_RESOURCE: containers are run without it, or --privileged would fail"
  # shellcheck disable=SC2034 # for the caller
  arguments=(--add-runtime "berth-runc=$1/runc-without-sys-resource" --default-runtime berth-runc)
}
