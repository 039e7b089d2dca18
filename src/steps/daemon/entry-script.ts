import { hostGatewayScript } from './host-gateway-script.ts'
import { localhostPortsScript } from './localhost-ports-script.ts'
import { rawTableScript } from './raw-table-script.ts'
import {
  beforeDaemon,
  beginning,
  cgroupFunctions,
  environment,
  executeDaemon,
  relayNames,
} from './script-parts.ts'
import { storageTest } from './storage/storage-test.ts'

/**
 * The POSIX shell script that prepares the job daemon's container and then executes the daemon. Its first four
 * arguments are those of `networkArguments`; the others are the daemon's command line. It needs only the capabilities
 * SYS_ADMIN and NET_ADMIN.
 *
 * Sources: moby's hack/dind (cgroup v2 nesting, shared mounts), docker-library's dockerd-entrypoint.sh (stale PID files,
 * choice of iptables), and the failures observed without each part (`docs/adr/0003-dind-by-capabilities.md`).
 */
export const entryScript = `# Prepares this container for a Docker daemon, then executes the daemon.
# POSIX sh (dash and busybox).
${beginning}
nameserver=$1 gateway=$2 first=$3 sources=$4
shift 4
${environment}

# Make only /proc/sys/net writable: these sysctls belong to this container's network namespace. The test writes a value
# back, because busybox's [ -w ] is true for root even on a read-only filesystem.
forwarding=$(cat /proc/sys/net/ipv4/ip_forward)
can_set() { echo "$forwarding" 2>/dev/null >/proc/sys/net/ipv4/ip_forward; }
if ! can_set; then
  ! mount --bind /proc/sys/net /proc/sys/net || mount -o remount,bind,rw,nosuid,nodev,noexec /proc/sys/net || true
  can_set || warn "/proc/sys/net is read-only: networks of inner containers will fail"
fi

${cgroupFunctions}
make_cgroups_writable
# Only if this container has its own cgroup namespace: otherwise the root cgroup is not the container's.
if [ -f "$root/cgroup.controllers" ] && [ "$(cat /proc/self/cgroup)" = 0::/ ]; then delegate_controllers init; fi

${beforeDaemon}

# The inner daemon ignores the loopback address of the host daemon's DNS server, and inner containers cannot reach it.
# Forward the bridge address to it instead, so that inner containers resolve the same names as this container, such as
# the job's services.
${relayNames}
if [ -n "$nameserver" ] && has_own_names; then
  if relay_names; then
    set -- "$@" --dns "$nameserver"
    names=$(with_dots) && echo "$names" >/etc/resolv.conf
  else
    without_names
  fi
fi

${rawTableScript}
${hostGatewayScript}
${localhostPortsScript}
${storageTest}${executeDaemon}`
