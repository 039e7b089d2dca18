/** Parts of the scripts that prepare the job daemon's container, in POSIX sh (dash and busybox). */

/** Stops at an error. PID 1 ignores SIGTERM unless it has a handler: an early stop would wait for the whole grace period. */
export const beginning = `set -eu
warn() { echo "berth: $*" >&2; }
trap 'exit 143' TERM`

/** The environment of the daemon. /tmp can be the job's: temporary files of a daemon that is killed would remain there. */
export const environment = `export container=docker
export TMPDIR=/run/berth-tmp
mkdir -p "$TMPDIR"`

/**
 * Functions for the cgroups, below which the daemon creates those of its containers.
 *
 * On version 2, a cgroup whose children have controllers cannot contain processes itself: the second moves them to a child
 * of the given name. A `docker exec` from outside can add a process meanwhile.
 */
export const cgroupFunctions = `mounts=$(cat /proc/self/mountinfo)
make_cgroups_writable() {
  while read -r _ _ _ _ point options rest; do
    case " $rest" in *" - cgroup "* | *" - cgroup2 "*) ;; *) continue ;; esac
    case ",$options," in
    *,ro,*) mount -o remount,bind,rw,nosuid,nodev,noexec "$point" || warn "$point is read-only: inner containers will fail" ;;
    esac
  done <<MOUNTS
$mounts
MOUNTS
}
root=/sys/fs/cgroup
delegate_controllers() {
  leaf=$root/$1/cgroup.procs
  mkdir -p "$root/$1" || return 0
  controllers=$(sed 's/[^ ][^ ]*/+&/g' "$root/cgroup.controllers")
  tries=0
  until echo "$controllers" 2>/dev/null >"$root/cgroup.subtree_control"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 20 ]; then
      for controller in $controllers; do
        echo "$controller" 2>/dev/null >"$root/cgroup.subtree_control" || warn "the cgroup controller $controller is not available: limits of inner containers can fail"
      done
      break
    fi
    while read -r pid; do echo "$pid" 2>/dev/null >"$leaf" || true; done <"$root/cgroup.procs"
    [ "$tries" -lt 3 ] || sleep 0.1 || sleep 1
  done
}`

/** The kernel can lack one of the two iptables backends. Tests the nat table, without which the daemon does not start. */
export const workingIptables = `has_tables() { iptables -w -t nat -S >/dev/null; }
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
fi`

/**
 * Functions for a user-defined network, on which the DNS server is the host daemon's, at a loopback address of this
 * container. The first sends what arrives at the address $nameserver to that server.
 */
export const relayNames = `relay() {
  port=$(sed -n -e 's/^ *[0-9]*: 0B00007F:\\([0-9A-F]*\\) .*/\\1/p' -e 's/^ *[0-9]*: 7F00000B:\\([0-9A-F]*\\) .*/\\1/p' "/proc/net/$1" | head -n 1)
  [ -n "$port" ] && iptables -w -t nat -A PREROUTING -d "$nameserver" -p "$1" --dport 53 \\
    -j DNAT --to-destination "127.0.0.11:$((0x$port))"
}
has_own_names() { grep -q '^nameserver 127\\.0\\.0\\.11$' /etc/resolv.conf; }
relay_names() { relay udp && relay tcp && echo 1 >/proc/sys/net/ipv4/conf/all/route_localnet; }
# The host daemon wrote ndots:0. With it, the inner daemon does not forward names without a dot (moby,
# libnetwork/resolver.go: serveDNS).
with_dots() { sed -e 's/ ndots:0//' -e '/^options *$/d' /etc/resolv.conf; }
without_names() { warn "inner containers cannot reach the DNS server of the job's network: they resolve public names only"; }`

/**
 * Shares the mounts, removes the PID files of a killed daemon if /var/run is a plain directory (other processes can have
 * these PIDs now), and makes iptables work.
 */
export const beforeDaemon = `mount --make-rshared / || warn "mounts of inner containers will not propagate"

rm -f /var/run/docker.pid /var/run/docker/containerd/containerd.pid

${workingIptables}`

/** Executes the daemon under an init process, which must reap the containerd shims that the daemon leaves as orphans. */
export const executeDaemon = `if command -v docker-init >/dev/null; then
  exec docker-init -- "$@"
fi
exec "$@"
`
