import { machineAddress } from '../host-gateway-script.ts'
import { rawTableScript } from '../raw-table-script.ts'
import { executeDaemon, workingIptables } from '../script-parts.ts'
import { storageTest } from '../storage/storage-test.ts'

/**
 * The MTU between the user namespace and the container's network. slirp4netns ends each TCP connection itself, so no packet
 * of this size leaves the container. 400 MB took 1.0 s, and 2.4 s with the default of the official image, which is 1500.
 */
const mtu = 65_520

/**
 * The POSIX shell script of an ordinary user that creates the user namespace of a rootless daemon. Its first argument is the
 * script that continues in there, the next four are those of `networkArguments`, the others are the daemon's command line.
 * The DNS server of the job's networks needs no help: slirp4netns passes queries on from the network of the container.
 *
 * Sources: moby's contrib/dockerd-rootless.sh, docker-library's dockerd-entrypoint.sh, and the failures observed without
 * each part (`docs/adr/0015-rootless-dind.md`).
 */
export const rootlessScript = `# Starts a rootless Docker daemon.
# POSIX sh (dash and busybox).
set -eu
inside=$1 gateway=$3 first=$4
shift 5
refuse() { echo "berth: refused: $*" >&2; exit 1; }
value() { cat "/proc/sys/$1" 2>/dev/null || echo "$2"; }

[ "$(value user/max_user_namespaces 0)" != 0 ] || refuse "The kernel allows no user namespace: user.max_user_namespaces is 0."
[ "$(value kernel/unprivileged_userns_clone 1)" != 0 ] || refuse "The kernel allows only root to create a user namespace: kernel.unprivileged_userns_clone is 0."
[ "$(value kernel/apparmor_restrict_unprivileged_userns 0)" = 0 ] || refuse "AppArmor gives no capability in the user namespaces of ordinary users: kernel.apparmor_restrict_unprivileged_userns is 1."
! grep -q '^NoNewPrivs:[[:space:]]*1' /proc/self/status || refuse "The host daemon sets no-new-privileges for its containers, so newuidmap gets no capability."
for program in rootlesskit slirp4netns dockerd; do
  command -v "$program" >/dev/null || refuse "The image contains no $program. Set \\\`dind-image\\\` to an image for rootless daemons, such as docker:29.7.2-dind-rootless."
done
(: <>/dev/net/tun) 2>/dev/null || refuse "The container cannot open /dev/net/tun, which slirp4netns needs. Load the kernel module on the host: sudo modprobe tun"

XDG_RUNTIME_DIR=/run/user/$(id -u)
export XDG_RUNTIME_DIR
mkdir -p "$XDG_RUNTIME_DIR"
chmod 700 "$XDG_RUNTIME_DIR"
# host.docker.internal is the machine.
${machineAddress}if [ -n "$gateway" ] && [ -n "$machine" ]; then
  set -- "$@" --host-gateway-ip "$machine"
fi
set -- rootlesskit --state-dir="$XDG_RUNTIME_DIR/rootlesskit" --net=slirp4netns --mtu=${mtu} --disable-host-loopback \
  --port-driver=builtin --copy-up=/etc --copy-up=/run sh -c "$inside" berth "$first" "$@"
${executeDaemon}`

/** The script that becomes the daemon, as root of the user namespace. */
export const rootlessScriptInside = `# Becomes the daemon.
# POSIX sh (dash and busybox).
set -eu
first=$1
shift
warn() { echo "berth: $*" >&2; }
# /tmp can be the job's: temporary files of a daemon that is killed would remain there.
export TMPDIR=/run/berth-tmp
mkdir -p "$TMPDIR"

${workingIptables}

if [ -n "$first" ]; then
  echo "$first 60999" 2>/dev/null >/proc/sys/net/ipv4/ip_local_port_range || true
fi
${rawTableScript}
${storageTest}exec "$@"
`
