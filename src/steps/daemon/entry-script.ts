import { hostGatewayScript } from './host-gateway-script.ts'

/**
 * The POSIX shell script that prepares the job daemon's container and then executes the daemon. Its first two
 * arguments are those of `networkArguments`; the others are the daemon's command line. It needs only the capabilities
 * SYS_ADMIN and NET_ADMIN.
 *
 * Sources: moby's hack/dind (cgroup v2 nesting, shared mounts), docker-library's dockerd-entrypoint.sh (stale PID files,
 * choice of iptables), and the failures observed without each part (`docs/adr/0003-dind-by-capabilities.md`).
 */
export const entryScript = `# Prepares this container for a Docker daemon, then executes the daemon.
# POSIX sh (dash and busybox).
set -eu
nameserver=$1 gateway=$2
shift 2
warn() { echo "berth: $*" >&2; }
# PID 1 ignores SIGTERM unless it has a handler: without this, an early stop would wait for the whole grace period.
trap 'exit 143' TERM
export container=docker
# /tmp can be the job's: temporary files of a daemon that is killed would remain there.
export TMPDIR=/run/berth-tmp
mkdir -p "$TMPDIR"

# Make only /proc/sys/net writable: these sysctls belong to this container's network namespace. The test writes a value
# back, because busybox's [ -w ] is true for root even on a read-only filesystem.
forwarding=$(cat /proc/sys/net/ipv4/ip_forward)
can_set() { echo "$forwarding" 2>/dev/null >/proc/sys/net/ipv4/ip_forward; }
if ! can_set; then
  ! mount --bind /proc/sys/net /proc/sys/net || mount -o remount,bind,rw,nosuid,nodev,noexec /proc/sys/net || true
  can_set || warn "/proc/sys/net is read-only: networks of inner containers will fail"
fi

# The daemon creates its containers' cgroups below this container's cgroup.
mounts=$(cat /proc/self/mountinfo)
while read -r _ _ _ _ point options rest; do
  case " $rest" in *" - cgroup "* | *" - cgroup2 "*) ;; *) continue ;; esac
  case ",$options," in
  *,ro,*) mount -o remount,bind,rw,nosuid,nodev,noexec "$point" || warn "$point is read-only: inner containers will fail" ;;
  esac
done <<MOUNTS
$mounts
MOUNTS

# cgroup v2: a cgroup whose children have controllers cannot contain processes itself. Move them only if this container
# has its own cgroup namespace: otherwise the root cgroup is not the container's.
root=/sys/fs/cgroup
if [ -f "$root/cgroup.controllers" ] && [ "$(cat /proc/self/cgroup)" = 0::/ ] && mkdir -p "$root/init"; then
  controllers=$(sed 's/[^ ][^ ]*/+&/g' "$root/cgroup.controllers")
  tries=0
  # A docker exec from outside can add a process meanwhile.
  until echo "$controllers" 2>/dev/null >"$root/cgroup.subtree_control"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 20 ]; then
      for controller in $controllers; do
        echo "$controller" 2>/dev/null >"$root/cgroup.subtree_control" || warn "the cgroup controller $controller is not available: limits of inner containers can fail"
      done
      break
    fi
    while read -r pid; do echo "$pid" 2>/dev/null >"$root/init/cgroup.procs" || true; done <"$root/cgroup.procs"
    [ "$tries" -lt 3 ] || sleep 0.1 || sleep 1
  done
fi

mount --make-rshared / || warn "mounts of inner containers will not propagate"

# PID files of a killed daemon, if /var/run is a plain directory: other processes can have these PIDs now.
rm -f /var/run/docker.pid /var/run/docker/containerd/containerd.pid

# The kernel can lack one of the two iptables backends. Test the nat table, without which the daemon does not start.
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

# On a user-defined network the DNS server is the host daemon's, at a loopback address of this container. The inner
# daemon ignores that address, and inner containers cannot reach it. Forward the bridge address to it instead, so that
# inner containers resolve the same names as this container, such as the job's services.
if [ -n "$nameserver" ] && grep -q '^nameserver 127\\.0\\.0\\.11$' /etc/resolv.conf; then
  relay() {
    port=$(sed -n -e 's/^ *[0-9]*: 0B00007F:\\([0-9A-F]*\\) .*/\\1/p' -e 's/^ *[0-9]*: 7F00000B:\\([0-9A-F]*\\) .*/\\1/p' "/proc/net/$1" | head -n 1)
    [ -n "$port" ] && iptables -w -t nat -A PREROUTING -d "$nameserver" -p "$1" --dport 53 \\
      -j DNAT --to-destination "127.0.0.11:$((0x$port))"
  }
  if relay udp && relay tcp && echo 1 >/proc/sys/net/ipv4/conf/all/route_localnet; then
    set -- "$@" --dns "$nameserver"
    # The host daemon wrote ndots:0. With it, the inner daemon does not forward names without a dot (moby,
    # libnetwork/resolver.go: serveDNS).
    names=$(sed -e 's/ ndots:0//' -e '/^options *$/d' /etc/resolv.conf) && echo "$names" >/etc/resolv.conf
  else
    warn "inner containers cannot reach the DNS server of the job's network: they resolve public names only"
  fi
fi

${hostGatewayScript}
# An init process must reap the containerd shims that the daemon leaves as orphans.
if command -v docker-init >/dev/null; then
  exec docker-init -- "$@"
fi
exec "$@"
`
