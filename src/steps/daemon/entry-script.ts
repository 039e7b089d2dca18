/**
 * What the container of the job's daemon runs before it becomes the daemon: a POSIX shell script. Its first argument is
 * the address at which inner containers get a name server, or empty; the others are the daemon's command line. It asks of
 * the container only SYS_ADMIN and NET_ADMIN. Where the facts come from: moby's hack/dind (cgroup v2 nesting, shared
 * mounts), docker-library's dockerd-entrypoint.sh (stale PID files, the
 * choice between the two iptables), and what was seen to fail without each part: `docs/adr/0003-dind-by-capabilities.md`.
 */
export const entryScript = `# Prologue of the Docker-in-Docker: makes room for an engine with what the
# container was given, then becomes the engine. POSIX sh (dash and busybox).
set -eu
nameserver=$1
shift
warn() { echo "berth: $*" >&2; }
# PID 1 that has no handler ignores SIGTERM: a stop so early would wait for its whole grace.
trap 'exit 143' TERM
export container=docker
# /tmp may be the job's: what the engine puts there for a moment would stay when it is killed.
export TMPDIR=/run/berth-tmp
mkdir -p "$TMPDIR"

# Kernel settings of this container's own network: the rest of /proc/sys stays read-only. The kernel itself is asked,
# by writing a setting's own value: [ -w ] of busybox says yes to root also on a read-only file system.
forwarding=$(cat /proc/sys/net/ipv4/ip_forward)
can_set() { echo "$forwarding" 2>/dev/null >/proc/sys/net/ipv4/ip_forward; }
if ! can_set; then
  ! mount --bind /proc/sys/net /proc/sys/net || mount -o remount,bind,rw,nosuid,nodev,noexec /proc/sys/net || true
  can_set || warn "/proc/sys/net stays read-only: inner networks will fail"
fi

# The engine makes its containers' cgroups below this container's own.
mounts=$(cat /proc/self/mountinfo)
while read -r _ _ _ _ point options rest; do
  case " $rest" in *" - cgroup "* | *" - cgroup2 "*) ;; *) continue ;; esac
  case ",$options," in
  *,ro,*) mount -o remount,bind,rw,nosuid,nodev,noexec "$point" || warn "$point stays read-only: inner containers will fail" ;;
  esac
done <<MOUNTS
$mounts
MOUNTS

# cgroup v2: a cgroup that has children with controllers may hold no process. Only
# in a cgroup namespace of its own: elsewhere this root is not ours to rearrange.
root=/sys/fs/cgroup
if [ -f "$root/cgroup.controllers" ] && [ "$(cat /proc/self/cgroup)" = 0::/ ] && mkdir -p "$root/init"; then
  controllers=$(sed 's/[^ ][^ ]*/+&/g' "$root/cgroup.controllers")
  tries=0
  # A docker exec from outside may put a process back meanwhile.
  until echo "$controllers" 2>/dev/null >"$root/cgroup.subtree_control"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 20 ]; then
      for controller in $controllers; do
        echo "$controller" 2>/dev/null >"$root/cgroup.subtree_control" || warn "the cgroup controller $controller is not to be had: limits of inner containers may fail"
      done
      break
    fi
    while read -r pid; do echo "$pid" 2>/dev/null >"$root/init/cgroup.procs" || true; done <"$root/cgroup.procs"
    [ "$tries" -lt 3 ] || sleep 0.1 || sleep 1
  done
fi

mount --make-rshared / || warn "mounts of inner containers will not propagate"

# What a killed engine left where /var/run is a folder of the container's own: its pids may be others' by now.
rm -f /var/run/docker.pid /var/run/docker/containerd/containerd.pid

# The kernel may have only one of the two kinds of iptables. Asked is for NAT, without which no engine starts.
has_tables() { iptables -w -t nat -S >/dev/null; }
if ! has_tables 2>/dev/null; then
  if [ -d /usr/local/sbin/.iptables-legacy ]; then
    PATH=/usr/local/sbin/.iptables-legacy:$PATH
  elif command -v iptables-legacy >/dev/null; then
    mkdir -p /run/berth-iptables
    for tool in iptables ip6tables iptables-save iptables-restore ip6tables-save ip6tables-restore; do
      legacy=$(command -v "$(echo "$tool" | sed 's/tables/tables-legacy/')") || continue
      ln -sf "$legacy" "/run/berth-iptables/$tool"
    done
    PATH=/run/berth-iptables:$PATH
  fi
  why=$(has_tables 2>&1) || warn "iptables does not work here: $why"
fi

# On a user-defined network the name server is the outer engine's, at a loopback address of this container. Inner
# engines skip that address, and inner containers cannot reach it. They get it at the bridge's address instead, and
# resolve the names that this container resolves, services of the job among them.
if [ -n "$nameserver" ] && grep -q '^nameserver 127\\.0\\.0\\.11$' /etc/resolv.conf; then
  relay() {
    port=$(sed -n -e 's/^ *[0-9]*: 0B00007F:\\([0-9A-F]*\\) .*/\\1/p' -e 's/^ *[0-9]*: 7F00000B:\\([0-9A-F]*\\) .*/\\1/p' "/proc/net/$1" | head -n 1)
    [ -n "$port" ] && iptables -w -t nat -A PREROUTING -d "$nameserver" -p "$1" --dport 53 \\
      -j DNAT --to-destination "127.0.0.11:$((0x$port))"
  }
  if relay udp && relay tcp && echo 1 >/proc/sys/net/ipv4/conf/all/route_localnet; then
    set -- "$@" --dns "$nameserver"
    # The outer engine wrote ndots:0, for which inner engines keep names without a dot to themselves (moby,
    # libnetwork/resolver.go: serveDNS).
    names=$(sed -e 's/ ndots:0//' -e '/^options *$/d' /etc/resolv.conf) && echo "$names" >/etc/resolv.conf
  else
    warn "the name server of the job's network is out of reach for inner containers: they find public names alone"
  fi
fi

# Something has to reap the shims that the engine leaves as orphans.
if command -v docker-init >/dev/null; then
  exec docker-init -- "$@"
fi
exec "$@"
`
