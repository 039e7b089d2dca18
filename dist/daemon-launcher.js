import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)

// src/steps/daemon/daemon-launcher.ts
import { dirname } from "node:path";

// src/values/quantity.ts
var mebibyte = 1024 ** 2;
var gibibyte = 1024 ** 3;
function duration(milliseconds) {
  return Math.round(milliseconds) < 1e3 ? `${Math.round(milliseconds)} ms` : `${rounded(milliseconds / 1e3)} s`;
}
function rounded(amount) {
  return String(Math.round(amount * 10) / 10);
}

// src/steps/daemon/effective-network.ts
var bridgeFilter = "/proc/sys/net/bridge/bridge-nf-call-iptables";
var withoutBridgeFilter = "DOCKER_IGNORE_BR_NETFILTER_ERROR=1";
async function effectiveNetwork(requested, info, files) {
  const isUnfiltered = requested === "isolated" && !await files.exists(bridgeFilter);
  return {
    network: isUnfiltered ? "open" : requested,
    warnings: [...isUnfiltered ? [unfiltered] : [], ...hasNoRawTable(info) ? [noRawTable] : []]
  };
}
var unfiltered = "`network: isolated` is not possible: the kernel module br_netfilter is not loaded, so containers on docker0 of the job daemon reach each other. Load it on the host: sudo modprobe br_netfilter. Or set `network: open` if this job does not need it.";
var noRawTable = "Containers on the network of the job daemon can reach ports of its containers that are not published: the kernel has no raw table of iptables. Load its module on the host: sudo modprobe iptable_raw";
var hasNoRawTable = ({ Warnings: warnings }) => Array.isArray(warnings) && warnings.some((warning) => String(warning).includes("NO_IPTABLES_RAW"));

// src/values/version.ts
function versionNumbers(version) {
  const match = /^v?(\d+(?:\.\d+)*)/.exec(version);
  return match?.[1]?.split(".").map(Number) ?? [];
}
function isOlder(version, than) {
  const numbers = versionNumbers(version);
  if (numbers.length === 0) return false;
  for (const [index, wanted] of versionNumbers(than).entries()) {
    const number = numbers[index] ?? 0;
    if (number !== wanted) return number < wanted;
  }
  return false;
}

// src/steps/daemon/network-mtu-warning.ts
function networkMtuWarning(engineVersion, mtu) {
  if (mtu === 1500 || !isOlder(engineVersion, "24.0")) return void 0;
  return `Networks that this job creates use MTU 1500, but the host network uses ${mtu}: Docker ${engineVersion} has no setting for it. Create networks with \`--opt com.docker.network.driver.mtu=${mtu}\`, or set \`dind-image\` to Docker 24 or newer.`;
}

// src/plan/network-mode.ts
var networkSettings = {
  isolated: { icc: false, iptables: true },
  sealed: { icc: true, iptables: false },
  open: { icc: true, iptables: true }
};

// src/values/merge-settings.ts
function mergeSettings(base, over) {
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(over)) {
    const below = merged.get(key);
    merged.set(key, isSettings(below) && isSettings(value) ? mergeSettings(below, value) : value);
  }
  return Object.fromEntries(merged);
}
function isSettings(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/steps/daemon/settings.ts
var defaultSocket = "unix:///var/run/docker.sock";
function daemonSettings(step, requested) {
  const merged = mergeSettings(defaults(step, requested), requested);
  const { features, "exec-opts": execOptions = [] } = merged;
  return {
    ...merged,
    "exec-opts": ["native.cgroupdriver=cgroupfs", ...execOptions],
    "data-root": "/var/lib/docker",
    "storage-driver": isSettings(features) && features["containerd-snapshotter"] === true ? "overlayfs" : "overlay2",
    hosts: [`unix://${step.socket}`, defaultSocket],
    group: String(step.socketGroup)
  };
}
function defaults(step, requested) {
  const { mirrors, insecureRegistries } = step.inherited;
  const mtu = typeof requested["mtu"] === "number" ? requested["mtu"] : step.mtu;
  const networkOptions = { bridge: { "com.docker.network.driver.mtu": String(mtu) } };
  return {
    ...networking(step),
    "default-address-pools": [{ base: step.addressPool, size: 24 }],
    mtu,
    ...mtu === 1500 ? {} : { "default-network-opts": networkOptions },
    ...mirrors.length > 0 ? { "registry-mirrors": mirrors } : {},
    ...insecureRegistries.length > 0 ? { "insecure-registries": insecureRegistries } : {},
    features: { "containerd-snapshotter": step.imageStore === "snapshotter" }
  };
}
function networking({ networkMode, bridgeAddress }) {
  const settings = networkSettings[networkMode];
  return networkMode === "sealed" ? { ...settings, ip6tables: false, bridge: "none" } : { ...settings, bip: bridgeAddress };
}

// src/values/path.ts
function isWithin(path, directory) {
  return `${withoutTrailingSlash(path)}/`.startsWith(`${withoutTrailingSlash(directory)}/`);
}
function withoutTrailingSlash(path) {
  return path.replace(/\/+$/, "");
}

// src/values/engine-path.ts
function mountOver(path, mounts) {
  const [innermost] = mounts.filter(({ destination }) => isWithin(path, destination)).toSorted(
    (a, b) => withoutTrailingSlash(b.destination).length - withoutTrailingSlash(a.destination).length
  );
  return innermost;
}
function enginePathOf(path, ownContainer) {
  if (ownContainer === null) return path;
  if (path.split("/").includes("..")) return null;
  const mount = mountOver(path, ownContainer.mounts);
  if (!mount?.source) return null;
  const rest = withoutTrailingSlash(path).slice(withoutTrailingSlash(mount.destination).length);
  return `${withoutTrailingSlash(mount.source)}${rest}` || "/";
}

// src/values/pem.ts
function certificatesIn(text) {
  const found = text.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? [];
  return [...new Set(found.map((certificate) => certificate.replace(/\r/g, "")))];
}
function bundleOf(texts) {
  return `${[...new Set(texts.flatMap(certificatesIn))].join("\n")}
`;
}

// src/steps/daemon/stage-certificates.ts
async function stageCertificates({ inherited: { registries, authorities }, binds }, directory, files) {
  if (registries.length + authorities.files.length === 0) return { mounts: [], variables: [] };
  const mounts = await Promise.all(
    registries.map(async ({ host, authorities: ofRegistry, keyPairs }, index) => {
      const staged2 = `${directory}/registry-${index}`;
      await files.makeDirectory(staged2, 448);
      const paths = [...ofRegistry, ...keyPairs.flatMap(({ certificate, key }) => [certificate, key])];
      for (const path of paths) {
        await files.writeText(`${staged2}/${nameOf(path)}`, await files.readText(path), 384);
      }
      return {
        source: enginePathOf(staged2, { mounts: binds }) ?? staged2,
        target: `/etc/docker/certs.d/${host}`
      };
    })
  );
  if (authorities.files.length === 0) return { mounts, variables: [] };
  const staged = `${directory}/authorities`;
  await files.makeDirectory(staged, 448);
  const texts = await Promise.all(authorities.files.map((path) => files.readText(path)));
  await files.writeText(`${staged}/authorities.pem`, bundleOf(texts), 384);
  return { mounts, variables: [`SSL_CERT_DIR=/etc/ssl/certs:/etc/pki/tls/certs:${staged}`] };
}
var nameOf = (path) => path.slice(path.lastIndexOf("/") + 1);

// src/expected-error.ts
var ExpectedError = class extends Error {
  code;
  remedy;
  /** More lines that help, such as the end of a log. They are printed below the message. */
  details;
  /** A bundle that is loaded on demand has a copy of this class. Its errors are the same to `instanceof`. */
  static [Symbol.hasInstance](value) {
    return value instanceof Error && value.name === "ExpectedError";
  }
  constructor(code, message, remedy, more = {}) {
    super(message, more.cause === void 0 ? void 0 : { cause: more.cause });
    this.name = "ExpectedError";
    this.code = code;
    this.remedy = remedy;
    this.details = more.details ?? "";
  }
};

// src/plan/job.ts
var stemPattern = String.raw`berth-[a-zA-Z0-9]+-\d+-[0-9a-f]{8}`;

// src/steps/cache/holders.ts
async function holdersOf(volumes, docker) {
  return (await docker.listContainers({ volume: [...volumes] })).map(holderOf);
}
var holderOf = ({ Id, Labels, State, Created, Mounts }) => ({
  id: Id,
  // Missing in the answer of an engine for a container without mounts.
  volumes: (Mounts ?? []).flatMap(({ Type, Name }) => Type === "volume" && Name ? [Name] : []),
  labels: Labels ?? {},
  isRunning: !["created", "exited", "dead"].includes(State),
  created: Created * 1e3
});
var tokenIn = (labels) => labels["berth.token"] ?? "";

// src/steps/cache/refuse-shared-volume.ts
async function refuseSharedVolume(volume, { labels }, docker) {
  const others = (await holdersOf([volume], docker)).filter(
    (holder) => tokenIn(holder.labels) !== tokenIn(labels)
  );
  const [other] = others;
  if (other === void 0) return;
  throw new ExpectedError(
    "volume-in-use",
    `Cache volume ${volume} is used by container ${other.id.slice(0, 12)} of another job. Two daemons that share a data root corrupt it.`,
    "Run the job again. It takes a volume that is free."
  );
}

// src/steps/engine-error.ts
function engineError(error) {
  if (!(error instanceof Error)) return void 0;
  const { statusCode, code, syscall, json } = error;
  if (statusCode !== void 0) {
    const message = `Docker returned an error (status ${statusCode}): ${json?.message ?? error.message}`;
    const remedy = "Look for details in the Docker daemon's log: journalctl -u docker";
    return new ExpectedError("engine-error", message, remedy, { cause: error });
  }
  if (error.name === "TimeoutError" || error.name === "AbortError") {
    const remedy = "Run `docker info` to see if the daemon hangs, and check the CPU and disk load of the machine.";
    return new ExpectedError("engine-timeout", "Docker did not answer in time.", remedy, { cause: error });
  }
  const isSockets = syscall === "connect" && (code === "ENOENT" || code === "EACCES");
  if (isSockets || code && ["ECONNREFUSED", "ECONNRESET", "EPIPE"].includes(code)) {
    return new ExpectedError(
      "engine-unreachable",
      `The connection to Docker failed (${code}): ${error.message}`,
      "Check if the daemon stopped or restarted: journalctl -u docker. The post step cleans up.",
      { cause: error }
    );
  }
  return void 0;
}

// src/steps/daemon/present-binds.ts
async function presentBinds(binds, files) {
  const present = await Promise.all(binds.map((bind) => isPresent(bind, files)));
  return binds.filter((_, index) => present[index]);
}
async function isPresent({ destination, ifMissing }, files) {
  if (await files.exists(destination)) return true;
  if (ifMissing === "leave-out") return false;
  return files.makeDirectory(destination, 493).then(
    () => true,
    () => false
  );
}

// src/steps/daemon/host-gateway-script.ts
var hostGatewayScript = `# proc(5), /proc/net/route: the default route's gateway, in hexadecimal with its last byte first.
machine=$(sed -n 's/^[^\\t]*\\t00000000\\t\\(..\\)\\(..\\)\\(..\\)\\(..\\)\\t.*/0x\\4 0x\\3 0x\\2 0x\\1/p' /proc/net/route | head -n 1)
if [ -n "$gateway" ] && [ -n "$machine" ]; then
  # shellcheck disable=SC2086
  machine=$(printf '%d.%d.%d.%d' $machine)
  pass_on() {
    iptables-restore -w --noflush <<RULES
*nat
:BERTH-MACHINE - [0:0]
-A BERTH-MACHINE -m socket --nowildcard -j RETURN
-A BERTH-MACHINE -p tcp -j DNAT --to-destination $machine
-A BERTH-MACHINE -p udp -j DNAT --to-destination $machine
-A PREROUTING -d $gateway -j BERTH-MACHINE
COMMIT
RULES
  }
  if [ "$gateway" = none ] || ! pass_on 2>/dev/null; then
    set -- "$@" --host-gateway-ip "$machine"
  fi
fi
`;

// src/steps/daemon/raw-table-script.ts
var rawTableScript = `if [ "$gateway" != none ] && ! iptables -w -t raw -S >/dev/null 2>&1; then
  export DOCKER_INSECURE_NO_IPTABLES_RAW=1
fi
`;

// src/steps/daemon/script-parts.ts
var beginning = `set -eu
warn() { echo "berth: $*" >&2; }
trap 'exit 143' TERM`;
var environment = `export container=docker
export TMPDIR=/run/berth-tmp
mkdir -p "$TMPDIR"`;
var cgroupFunctions = `mounts=$(cat /proc/self/mountinfo)
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
}`;
var workingIptables = `has_tables() { iptables -w -t nat -S >/dev/null; }
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
fi`;
var relayNames = `relay() {
  port=$(sed -n -e 's/^ *[0-9]*: 0B00007F:\\([0-9A-F]*\\) .*/\\1/p' -e 's/^ *[0-9]*: 7F00000B:\\([0-9A-F]*\\) .*/\\1/p' "/proc/net/$1" | head -n 1)
  [ -n "$port" ] && iptables -w -t nat -A PREROUTING -d "$nameserver" -p "$1" --dport 53 \\
    -j DNAT --to-destination "127.0.0.11:$((0x$port))"
}
has_own_names() { grep -q '^nameserver 127\\.0\\.0\\.11$' /etc/resolv.conf; }
relay_names() { relay udp && relay tcp && echo 1 >/proc/sys/net/ipv4/conf/all/route_localnet; }
# The host daemon wrote ndots:0. With it, the inner daemon does not forward names without a dot (moby,
# libnetwork/resolver.go: serveDNS).
with_dots() { sed -e 's/ ndots:0//' -e '/^options *$/d' /etc/resolv.conf; }
without_names() { warn "inner containers cannot reach the DNS server of the job's network: they resolve public names only"; }`;
var beforeDaemon = `mount --make-rshared / || warn "mounts of inner containers will not propagate"

rm -f /var/run/docker.pid /var/run/docker/containerd/containerd.pid

${workingIptables}`;
var executeDaemon = `if command -v docker-init >/dev/null; then
  exec docker-init -- "$@"
fi
exec "$@"
`;

// src/steps/daemon/entry-script.ts
var entryScript = `# Prepares this container for a Docker daemon, then executes the daemon.
# POSIX sh (dash and busybox).
${beginning}
nameserver=$1 gateway=$2
shift 2
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
${executeDaemon}`;

// src/steps/daemon/network-arguments.ts
function networkArguments(step) {
  const { settings } = step.secret;
  const isSealed = step.networkMode === "sealed";
  const bridge = String(settings["bip"] ?? step.bridgeAddress).replace(/\/\d+$/, "");
  const isOnBridge = step.networks.length === 0;
  const isSet = ["host-gateway-ip", "host-gateway-ips"].some((name) => settings[name] !== void 0);
  return [
    isOnBridge || isSealed || settings["dns"] !== void 0 ? "" : bridge,
    isSet ? "" : isSealed ? "none" : bridge
  ];
}

// src/steps/daemon/seccomp-profile.json
var seccomp_profile_default = { defaultAction: "SCMP_ACT_ERRNO", defaultErrnoRet: 1, archMap: [{ architecture: "SCMP_ARCH_X86_64", subArchitectures: ["SCMP_ARCH_X86", "SCMP_ARCH_X32"] }, { architecture: "SCMP_ARCH_AARCH64", subArchitectures: ["SCMP_ARCH_ARM"] }, { architecture: "SCMP_ARCH_MIPS64", subArchitectures: ["SCMP_ARCH_MIPS", "SCMP_ARCH_MIPS64N32"] }, { architecture: "SCMP_ARCH_MIPS64N32", subArchitectures: ["SCMP_ARCH_MIPS", "SCMP_ARCH_MIPS64"] }, { architecture: "SCMP_ARCH_MIPSEL64", subArchitectures: ["SCMP_ARCH_MIPSEL", "SCMP_ARCH_MIPSEL64N32"] }, { architecture: "SCMP_ARCH_MIPSEL64N32", subArchitectures: ["SCMP_ARCH_MIPSEL", "SCMP_ARCH_MIPSEL64"] }, { architecture: "SCMP_ARCH_S390X", subArchitectures: ["SCMP_ARCH_S390"] }, { architecture: "SCMP_ARCH_RISCV64", subArchitectures: null }, { architecture: "SCMP_ARCH_LOONGARCH64", subArchitectures: null }], syscalls: [{ names: ["accept", "accept4", "access", "adjtimex", "alarm", "bind", "brk", "cachestat", "capget", "capset", "chdir", "chmod", "chown", "chown32", "clock_adjtime", "clock_adjtime64", "clock_getres", "clock_getres_time64", "clock_gettime", "clock_gettime64", "clock_nanosleep", "clock_nanosleep_time64", "close", "close_range", "connect", "copy_file_range", "creat", "dup", "dup2", "dup3", "epoll_create", "epoll_create1", "epoll_ctl", "epoll_ctl_old", "epoll_pwait", "epoll_pwait2", "epoll_wait", "epoll_wait_old", "eventfd", "eventfd2", "execve", "execveat", "exit", "exit_group", "faccessat", "faccessat2", "fadvise64", "fadvise64_64", "fallocate", "fanotify_mark", "fchdir", "fchmod", "fchmodat", "fchmodat2", "fchown", "fchown32", "fchownat", "fcntl", "fcntl64", "fdatasync", "fgetxattr", "flistxattr", "flock", "fork", "fremovexattr", "fsetxattr", "fstat", "fstat64", "fstatat64", "fstatfs", "fstatfs64", "fsync", "ftruncate", "ftruncate64", "futex", "futex_requeue", "futex_time64", "futex_wait", "futex_waitv", "futex_wake", "futimesat", "getcpu", "getcwd", "getdents", "getdents64", "getegid", "getegid32", "geteuid", "geteuid32", "getgid", "getgid32", "getgroups", "getgroups32", "getitimer", "getpeername", "getpgid", "getpgrp", "getpid", "getppid", "getpriority", "getrandom", "getresgid", "getresgid32", "getresuid", "getresuid32", "getrlimit", "get_robust_list", "getrusage", "getsid", "getsockname", "getsockopt", "get_thread_area", "gettid", "gettimeofday", "getuid", "getuid32", "getxattr", "getxattrat", "inotify_add_watch", "inotify_init", "inotify_init1", "inotify_rm_watch", "io_cancel", "ioctl", "io_destroy", "io_getevents", "io_pgetevents", "io_pgetevents_time64", "ioprio_get", "ioprio_set", "io_setup", "io_submit", "ipc", "kill", "landlock_add_rule", "landlock_create_ruleset", "landlock_restrict_self", "lchown", "lchown32", "lgetxattr", "link", "linkat", "listen", "listmount", "listxattr", "listxattrat", "llistxattr", "_llseek", "lremovexattr", "lseek", "lsetxattr", "lstat", "lstat64", "madvise", "map_shadow_stack", "membarrier", "memfd_create", "memfd_secret", "mincore", "mkdir", "mkdirat", "mknod", "mknodat", "mlock", "mlock2", "mlockall", "mmap", "mmap2", "mprotect", "mq_getsetattr", "mq_notify", "mq_open", "mq_timedreceive", "mq_timedreceive_time64", "mq_timedsend", "mq_timedsend_time64", "mq_unlink", "mremap", "mseal", "msgctl", "msgget", "msgrcv", "msgsnd", "msync", "munlock", "munlockall", "munmap", "name_to_handle_at", "nanosleep", "newfstatat", "_newselect", "open", "openat", "openat2", "pause", "pidfd_open", "pidfd_send_signal", "pipe", "pipe2", "pkey_alloc", "pkey_free", "pkey_mprotect", "poll", "ppoll", "ppoll_time64", "prctl", "pread64", "preadv", "preadv2", "prlimit64", "process_mrelease", "pselect6", "pselect6_time64", "pwrite64", "pwritev", "pwritev2", "read", "readahead", "readlink", "readlinkat", "readv", "recv", "recvfrom", "recvmmsg", "recvmmsg_time64", "recvmsg", "remap_file_pages", "removexattr", "removexattrat", "rename", "renameat", "renameat2", "restart_syscall", "riscv_hwprobe", "rmdir", "rseq", "rt_sigaction", "rt_sigpending", "rt_sigprocmask", "rt_sigqueueinfo", "rt_sigreturn", "rt_sigsuspend", "rt_sigtimedwait", "rt_sigtimedwait_time64", "rt_tgsigqueueinfo", "sched_getaffinity", "sched_getattr", "sched_getparam", "sched_get_priority_max", "sched_get_priority_min", "sched_getscheduler", "sched_rr_get_interval", "sched_rr_get_interval_time64", "sched_setaffinity", "sched_setattr", "sched_setparam", "sched_setscheduler", "sched_yield", "seccomp", "select", "semctl", "semget", "semop", "semtimedop", "semtimedop_time64", "send", "sendfile", "sendfile64", "sendmmsg", "sendmsg", "sendto", "setfsgid", "setfsgid32", "setfsuid", "setfsuid32", "setgid", "setgid32", "setgroups", "setgroups32", "setitimer", "setpgid", "setpriority", "setregid", "setregid32", "setresgid", "setresgid32", "setresuid", "setresuid32", "setreuid", "setreuid32", "setrlimit", "set_robust_list", "setsid", "setsockopt", "set_thread_area", "set_tid_address", "setuid", "setuid32", "setxattr", "setxattrat", "shmat", "shmctl", "shmdt", "shmget", "shutdown", "sigaltstack", "signalfd", "signalfd4", "sigprocmask", "sigreturn", "socketcall", "socketpair", "splice", "stat", "stat64", "statfs", "statfs64", "statmount", "statx", "symlink", "symlinkat", "sync", "sync_file_range", "syncfs", "sysinfo", "tee", "tgkill", "time", "timer_create", "timer_delete", "timer_getoverrun", "timer_gettime", "timer_gettime64", "timer_settime", "timer_settime64", "timerfd_create", "timerfd_gettime", "timerfd_gettime64", "timerfd_settime", "timerfd_settime64", "times", "tkill", "truncate", "truncate64", "ugetrlimit", "umask", "uname", "unlink", "unlinkat", "uretprobe", "utime", "utimensat", "utimensat_time64", "utimes", "vfork", "vmsplice", "wait4", "waitid", "waitpid", "write", "writev"], action: "SCMP_ACT_ALLOW" }, { names: ["process_vm_readv", "process_vm_writev", "ptrace"], action: "SCMP_ACT_ALLOW", includes: { minKernel: "4.8" } }, { names: ["socket"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 38, op: "SCMP_CMP_LT" }] }, { names: ["socket"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 39, op: "SCMP_CMP_EQ" }] }, { names: ["socket"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 40, op: "SCMP_CMP_GT" }] }, { names: ["personality"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 0, op: "SCMP_CMP_EQ" }] }, { names: ["personality"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 8, op: "SCMP_CMP_EQ" }] }, { names: ["personality"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 131072, op: "SCMP_CMP_EQ" }] }, { names: ["personality"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 131080, op: "SCMP_CMP_EQ" }] }, { names: ["personality"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 4294967295, op: "SCMP_CMP_EQ" }] }, { names: ["sync_file_range2", "swapcontext"], action: "SCMP_ACT_ALLOW", includes: { arches: ["ppc64le"] } }, { names: ["arm_fadvise64_64", "arm_sync_file_range", "sync_file_range2", "breakpoint", "cacheflush", "set_tls"], action: "SCMP_ACT_ALLOW", includes: { arches: ["arm", "arm64"] } }, { names: ["arch_prctl"], action: "SCMP_ACT_ALLOW", includes: { arches: ["amd64", "x32"] } }, { names: ["modify_ldt"], action: "SCMP_ACT_ALLOW", includes: { arches: ["amd64", "x32", "x86"] } }, { names: ["s390_pci_mmio_read", "s390_pci_mmio_write", "s390_runtime_instr"], action: "SCMP_ACT_ALLOW", includes: { arches: ["s390", "s390x"] } }, { names: ["riscv_flush_icache"], action: "SCMP_ACT_ALLOW", includes: { arches: ["riscv64"] } }, { names: ["open_by_handle_at"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_DAC_READ_SEARCH"] } }, { names: ["clone", "clone3", "fsconfig", "fsmount", "fsopen", "fspick", "lsm_get_self_attr", "lsm_list_modules", "lsm_set_self_attr", "mount", "mount_setattr", "move_mount", "open_tree", "setdomainname", "sethostname", "setns", "umount", "umount2", "unshare"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_ADMIN"] } }, { names: ["clone"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 2114060288, op: "SCMP_CMP_MASKED_EQ" }], excludes: { caps: ["CAP_SYS_ADMIN"], arches: ["s390", "s390x"] } }, { names: ["clone"], action: "SCMP_ACT_ALLOW", args: [{ index: 1, value: 2114060288, op: "SCMP_CMP_MASKED_EQ" }], comment: "s390 parameter ordering for clone is different", includes: { arches: ["s390", "s390x"] }, excludes: { caps: ["CAP_SYS_ADMIN"] } }, { names: ["clone3"], action: "SCMP_ACT_ERRNO", errnoRet: 38, excludes: { caps: ["CAP_SYS_ADMIN"] } }, { names: ["reboot"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_BOOT"] } }, { names: ["chroot"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_CHROOT"] } }, { names: ["delete_module", "init_module", "finit_module"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_MODULE"] } }, { names: ["acct"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_PACCT"] } }, { names: ["kcmp", "pidfd_getfd", "process_madvise", "process_vm_readv", "process_vm_writev", "ptrace"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_PTRACE"] } }, { names: ["iopl", "ioperm"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_RAWIO"] } }, { names: ["settimeofday", "stime", "clock_settime", "clock_settime64"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_TIME"] } }, { names: ["vhangup"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_TTY_CONFIG"] } }, { names: ["get_mempolicy", "mbind", "set_mempolicy", "set_mempolicy_home_node"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_NICE"] } }, { names: ["syslog"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYSLOG"] } }, { names: ["bpf"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_BPF"] } }, { names: ["perf_event_open"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_PERFMON"] } }, { names: ["pivot_root"], action: "SCMP_ACT_ALLOW" }, { names: ["keyctl"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 1, op: "SCMP_CMP_EQ" }] }, { names: ["keyctl"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 5, op: "SCMP_CMP_EQ" }] }, { names: ["keyctl"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 6, op: "SCMP_CMP_EQ" }] }, { names: ["bpf"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 0, op: "SCMP_CMP_EQ" }], includes: { caps: ["CAP_SYS_ADMIN"] } }, { names: ["bpf"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 5, op: "SCMP_CMP_EQ" }], includes: { caps: ["CAP_SYS_ADMIN"] } }, { names: ["bpf"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 8, op: "SCMP_CMP_EQ" }], includes: { caps: ["CAP_SYS_ADMIN"] } }, { names: ["bpf"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 16, op: "SCMP_CMP_EQ" }], includes: { caps: ["CAP_SYS_ADMIN"] } }, { names: ["bpf"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 18, op: "SCMP_CMP_EQ" }], includes: { caps: ["CAP_SYS_ADMIN"] } }] };

// src/steps/daemon/tiers/host-users.ts
var hostUsers = ({ userNamespaceRemap }) => userNamespaceRemap ? { UsernsMode: "host" } : {};

// src/steps/daemon/tiers/capabilities.ts
function capabilitiesContainer({ host }) {
  const security = [`seccomp=${JSON.stringify(seccomp_profile_default)}`];
  if (host.appArmor) security.push("apparmor=unconfined");
  if (host.seLinux) security.push("label=disable");
  const privileges = { CapAdd: ["SYS_ADMIN", "NET_ADMIN", "SYS_PTRACE"], SecurityOpt: security };
  return { host: { ...privileges, ...hostUsers(host) } };
}

// src/steps/daemon/tiers/privileged.ts
function privilegedContainer({ host }) {
  return { host: { Privileged: true, OomScoreAdj: 500, ...hostUsers(host) } };
}

// src/values/sysbox-runtime.ts
var sysboxRuntime = "sysbox-runc";

// src/steps/daemon/tiers/sysbox.ts
function sysboxContainer() {
  return { host: { Runtime: sysboxRuntime } };
}

// src/steps/daemon/tier-refused.ts
var TierRefused = class extends Error {
  name = "TierRefused";
};
function refusalIn(log) {
  return /^berth: refused: (.+)$/m.exec(log)?.[1];
}
function refusalByEngine(privilege, error) {
  const { message = "" } = engineError(error) ?? {};
  const isOfRuntime = privilege === "sysbox" && /runtime/i.test(message);
  return isOfRuntime ? new TierRefused(message, { cause: error }) : void 0;
}

// src/steps/daemon/user-namespace/inner-script.ts
var innerScript = `# Prepares a user namespace for a Docker daemon, then executes the daemon. POSIX sh (dash and busybox).
${beginning}
gateway=$1
shift
${environment}
rm -f /run/berth-enclose

mount -t proc -o nosuid,nodev,noexec proc /proc
# A new sysfs covers the cgroups. Those of version 1 are kept; those of version 2 start at the cgroup of this process.
mkdir -p /run/berth-cgroup
mount --rbind /sys/fs/cgroup /run/berth-cgroup
mount -t sysfs -o nosuid,nodev,noexec sysfs /sys
if [ -f /run/berth-cgroup/cgroup.controllers ]; then
  mount -t cgroup2 -o nosuid,nodev,noexec cgroup2 /sys/fs/cgroup
else
  mount --rbind /run/berth-cgroup /sys/fs/cgroup
fi
umount -l /run/berth-cgroup
mount -t mqueue -o nosuid,nodev,noexec mqueue /dev/mqueue || warn "/dev/mqueue shows the queues of another namespace"

${cgroupFunctions}
if [ -f "$root/cgroup.controllers" ]; then delegate_controllers init; fi

${beforeDaemon}

# What stays outside reaches DNS servers through this namespace.
if [ -f /run/berth-resolv.conf ]; then
  mount --bind /run/berth-resolv.conf /etc/resolv.conf
  echo 1 >/proc/sys/net/ipv4/ip_forward
  iptables -w -t nat -A POSTROUTING -s "$(sed -n 's/^nameserver //p' /etc/resolv.conf | head -n 1)" -j MASQUERADE
  iptables -w -I FORWARD -i berth1 -j ACCEPT
  iptables -w -I FORWARD -o berth1 -j ACCEPT
fi

${rawTableScript}
${hostGatewayScript}
${executeDaemon}`;

// src/steps/daemon/user-namespace/outer-script.ts
var outerScript = `# Puts a Docker daemon into a user namespace of its own. POSIX sh (dash and busybox).
${beginning}
umask 022
inner=$1 program=$2 link=$3 user=$4 group=$5
shift 5
# 65,536 ids that belong to nobody: the first range of subordinate ids, which useradd(8) also starts with.
first=100000
refuse() {
  case $2 in
  1) why='operation not permitted' ;;
  22) why='invalid argument' ;;
  28) why='the limit of user namespaces is reached (user.max_user_namespaces)' ;;
  38) why='this kernel is too old' ;;
  *) why="errno $2" ;;
  esac
  echo "berth: refused: $1: $why." >&2
  exit 1
}

enclose=/run/berth-enclose
echo "$program" | base64 -d >"$enclose"
chmod 755 "$enclose"
"$enclose" check || refuse 'The kernel makes no user namespace' $?

${cgroupFunctions}

# Each mount of the job belongs to the job's user outside and to root inside. A mount that cannot be mapped shows its
# files as those of nobody: a container can read what everyone may read, and a write fails.
kind_of() {
  path=$1 kind=''
  shift
  while [ "$1" != -- ]; do
    case $path in
    "$2") kind=$1 && return ;;
    "$2"/*) kind=wanted ;;
    esac
    shift 2
  done
}
while read -r _ _ _ _ point _ rest; do
  # The kernel writes a space as \\040.
  case $point in *\\\\*) point=$(printf '%b' "$point") ;; esac
  kind_of "$point" "$@"
  [ -n "$kind" ] || continue
  status=0
  "$enclose" idmap "$first" "$user" "$group" "$path" || status=$?
  [ "$status" != 0 ] || continue
  type=\${rest#*- }
  problem="The kernel cannot map the owners of files in $path (\${type%% *})"
  [ "$kind" = wanted ] || refuse "$problem" "$status"
  warn "$problem: containers cannot write there"
done <<MOUNTS
$mounts
MOUNTS
while [ "$1" != -- ]; do shift 2; done
shift

# A new sysfs inside must not be more writable than this one (kernel: mount_too_revealing): first its superblock, then
# its mount. These files belong to the host's root, which is nobody inside.
if ! mount -o remount,rw /sys || ! mount -o remount,bind,rw,nosuid,nodev,noexec /sys; then
  refuse 'The engine does not let /sys be writable' 1
fi

# The limits of this container are files in the cgroups, which remain the host's. Only new ones can be made inside.
make_cgroups_writable
leave=-
if [ -f "$root/cgroup.controllers" ]; then
  delegate_controllers outer
  leave=$root/outer/cgroup.procs
  mkdir -p "$root/job"
  for each in '' /cgroup.procs /cgroup.subtree_control /cgroup.threads; do chown "$first:$first" "$root/job$each"; done
  echo $$ >"$root/job/cgroup.procs"
else
  for each in "$root"/*/; do chown "$first:$first" "$each"; done
fi

# What the daemon writes: its data root, its sockets, and mount points that it makes. The other files of the image remain
# the host's root's, because \`docker exec\` runs them outside of the user namespace. With the sticky bit, nothing of
# these directories can be replaced.
[ -e /var/run ] || ln -s /run /var/run
chown "$first:$first" /run /var/run/ /var/lib/docker
for each in / /etc/docker /home /media /mnt /opt /srv; do
  case $each$mounts in *" $each "*) continue ;; esac
  mkdir -p "$each" && chgrp "$first" "$each" && chmod g+w,+t "$each"
done

# The DNS server of the host daemon stays in the network namespace outside. A pair of interfaces reaches it.
${relayNames}
nameserver=$link
if [ "$link" != - ]; then
  if has_own_names; then
    ${workingIptables}
    if relay_names; then
      with_dots | sed "s/^nameserver 127\\\\.0\\\\.0\\\\.11\\$/nameserver $link/" >/run/berth-resolv.conf
    else
      without_names
      link=-
    fi
  else
    link=-
  fi
fi

exec "$enclose" run "$first" "$leave" "$link" /bin/sh -c "$inner" berth "$@"
`;

// src/steps/daemon/user-namespace/programs.ts
var programs = {
  x86_64: "f0VMRgIBAQAAAAAAAAAAAAIAPgABAAAAsABAAAAAAABAAAAAAAAAAKAVAAAAAAAAAAAAAEAAOAACAEAABAADAAEAAAAFAAAAsAAAAAAAAACwAEAAAAAAALAAQAAAAAAA0BQAAAAAAADQFAAAAAAAAAEAAAAAAAAAUeV0ZAYAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEAAAAAAAAABIiedIg+Tw6FkPAAAxwIoUBooMB4TSdAdI/8A4ynTvMcA4yg+UwMMxwIoPjVHQgPoJdxBIa8AKSA++0kj/x0gB0OvmwzHAihQGhNJ0CIgUB0j/wOvxSAH4xgAAw0iD7CC5EgAAAEG4CgAAAMZEJB8ASInwSJlJ9/iDwjCIVAwMSInySInGSInISP/JSIP6CX/fSJhIjUwkDEiNNAHoo////0iDxCDDVUiJ+UUx0kUxyVNIifO+PRNAAEiB7AABAABIieVIie/oef///0iJzkiJx+hu////vk4TQABIicfoYf///0iJ3kiJx+hu////vlcTQABFMcBIicfoRv///78CAAAASInuSCnoSInCuAEAAAAPBUiBxAABAABIidhbXcNBVEUx0kmJ9EUxwFW9AQEAAEUxyboBAAgAU0iJ+0iJ6EjHx5z///9Iid4PBTHSSInFSIXAeQVI99jrQUGAPBQAdAVI/8Lr9EUx0kUxwEUxybgBAAAASInvTInmDwUx0kiJw7gDAAAASInWDwVIidpIidhIwfo/SPfYSCHQW11BXMNIiflJifJIide+WhNAAEmJ0eiN/v//SInOSInH6Jr+//9MidZIicfod/7//0yJyMNJifpJifFIiddMidboev7//762FEAASInH6FX+//9Mic5IicfoYv7//762FEAASInH6D3+//++AAABAEiJx02F0nRFvmETQABJ/8HoI/7//0yJzkiJx+gw/v//vrYUQABIicfoC/7//0yJzkiJx+gY/v//vrYUQABIicfo8/3//77//wAASInH6f79//+LB4PAA4Pg/EgB+GaJcAKNcQRmiTAx9kg58XQORIoEMkSIRDAESP/G6+0PtxCDwgOB4vz/AQBIAcJIKfqJF8Nmg04GBYsWRTHSRTHARTHJuAEAAAAPBUiFwHg8SIHswAEAADHAuiQCAABIjXQkiA8FSIXAeQVI99jrFWaDfCSMArhHAAAAdQiLRCSY99hImEiBxMABAADDSPfYw0FUMcBVU0iJ+0iJ90iB7KgAAADGRASIAEj/wEiNdCSISD0gAQAAdetmiVQkjEUx0kUxwEUxyWbHRCSOAQO4AQAAALocAAAAx0QkiBwAAAAPBUG8AAACAEiNq1gBAABIhcB4ZkiLQwhMieJFMdJFMcBFMclIjXQFAEgpwjHADwVIOcJ0SkiJwUiD+Q9+0YsWg/oPdspBidBJOch/wkSLRgRmQYP4A3QuZkGD+AJ1CYtGEPfYSJjrIIPCA4Pi/EgBUwhIKdFIAdbrvkj32OsJuGkAAADrAjHASIHEqAAAAFtdQVzDVTHASIn9uQoAAABTuxAAAABFMdJFMcBFMclIg+w4SInn86tIiefoPfz//0iJ2L4TiQAASInvSIniDwVmg0wkEAFIhcB4E0Ux0kUxwEUxyUiJ2L4UiQAADwVIg8Q4SPfYW13DVTHAuQoAAABFMdJTSIn7RTHARTHJSIPsOEiJ5UiJ5/OrSInv6Nz7//+4EAAAAEiJ30iJ6r4ziQAADwVIhcB4BUhjRCQQSIPEOFtdw4sPSI1HHEiD6RxIg/kDfioPtxBmg/oDdiEPt/pIOc9/GQ+3eAI593QTg8IDgeL8/wEASCnRSAHQ69AxwMNVSIn1U0iJ+0iB7DgBAACJVCQM6F////8x0kiFwHkFSPfY61zGRBQQAEj/wkiB+iABAAB170iNfCQQvgIAAABIjVQkDEi5GAAAABQAAQZIiUwkELkEAAAAZsdEJCACHolEJCToLv3//0iJ/kiJ3+hi/f//SIXAdQhIie7olP7//0iBxDgBAABbXcNBV0Ux0kUxwEUxyUFWQVVJif1BVFVTSIHsGAMCAEiLP0iJdCQgvgMACADopvr//78QAAAAMdJIiUQkGLgpAAAADwVNi0UQSIlEJAi+ZBNAADHtSYtFCEyJx0iJRCQQ6Ff6//+FwHUpvgQAAABMicfB5QjoXvr//w+2wAnFQYoAhMB0B0n/wDwudfL/znXeD81Ix0QkOP////9Ig3wkCAB5EkiLdCQIv2YTQABI997pUQgAADHSSIt0JAgxwEiNvCS4AQAASImUJMABAAC6FgAAAImEJMgBAADoyvz//0iJw0iFwA+F+wAAAEiLhCTAAQAARTH2SI2cJBADAABIjZQkkAAAAEmJ3L4QiQAAQb8QAAAASImEJLgBAABIi4QkuAEAAEwB4Eg5ww+DlwAAAESLQxS5CgAAAESJ8IB7E/5IjbwkkAAAAPOrRImEJKAAAAB0Y4u8JMgBAABIjYwkuAEAADHAOfgPjWAIAABIg8EURDsBdEH/wOvrSGOEJMgBAACLexRIicFIa8AU/8GJjCTIAQAAibwEzAEAAEiNjATQAQAAMcBAijwCQIg8AUj/wEiD+BB174sDg8ADg+D8SAHD6VX///9Ii3QkCLoaAAAASI28JLgBAADoy/v//0iJw0iFwHQNSInev4kTQADpEwcAAEiNfCRIRTHSRTHARTHJuCUBAAC+AAAIAEiJ2g8FSIXAeRBI99i/sRNAAEiJxunhBgAASI10JDhFMcBFMcm4DgAAAEG6CAAAAEiJ30iNVCRADwVFMdK/EQACfrg4AAAASIneSInaDwVIiQQkSIXAD4WXAwAASIs0JEhjfCRMuAMAAABIifIPBboBAAAASGN8JEhIiwQkSI20JJAAAAAPBUj/yL8gAAAAD4VHAwAASIs8JLh0AAAASIn+SIn6DwVIhcB1PkiLPCRFMdJFMcBFMcm4dwAAAEiJ/kiJ+g8FSIXAdR9IizwkRTHSRTHARTHJuHUAAABIif5IifoPBUiFwHQQSPfYv8oTQABIicbp2wIAALspAAAASIsUJEUx0kUxwEUxyb8QAAAAvgMACABIidgPBUiJw0iFwHkQSPfbv2YTQABIid7pogIAAL4OFEAASInH6EL7//9IhcAPhSUCAABMjbQk0AEAAEUx5EQ7pCTIAQAAfR1MifZIid9Jg8YU6BX7//9IhcAPhfgBAABB/8Tr2UyNvCQQAwAATYn+SIuEJLgBAABMAfBJOccPg9AAAABBi38Ui7QkyAEAAEiNjCS4AQAAMcA58H0MSIPBFDs5dAf/wOvwg8j/RYsng/j/dQ5BiweDwAOD4PxJAcfrrkGLTxCB4f8AAP+B+QoAAP104EiYSInfSGvAFEiNtATQAQAA6OX6//9IhcAPiKgAAABBgH8QCkGJRxR0HGZBx0cGAAVMif5Iid/oHfn//0iFwHSf6T4BAABJg+wYSY1PGEmD/AN+1g+3AWaD+AN2zQ+38Ek59HzFZoN5Agh1BINJBAKDwAMl/P8BAEkpxEgBwevORTHkTIu8JLgBAABNAffrZkGAfxUCdFNBgH8XAXVMSJhIid9IiUwkKEhrwBRIjbQE0AEAAOhC+v//SItMJChIhcAPiZAAAABI99jptQAAAL4FAAAATIn/6Gv6//9IhcAPlcAPtsBEOeB0HkGLB4PAA4Pg/EkBx0iLhCTAAQAATAHwSTnHcsnrP74EAAAATIn/6DL6//9IicFIhcB0zYu8JMgBAABEi0AESI20JLgBAAAxwDn4fbRIg8YURDsGD4RN/////8Dr60WF5HVCQbwBAAAA6Sz///+JQQRMif5Iid9Bg2cYBGZBx0cGAATo6Pf//0iD+BEPhG////9IhcAPhGb///9Iica/ERRAAOtdhe10GI2VAAAAAb5yFUAASInf6N/5//9IhcB12kG6CAAAAEUxwEUxyTHSuA4AAAC/AgAAAEiNdCRADwVFMdJJjXUYSYt9GLg7AAAASItUJCAPBUj32L9PFEAASInG6HL1//9Iiccx0kUx0kUxwEUxybjnAAAASInWDwXrE3kRSIs0JL9sFEAASPfe6fUCAAAx0khjfCRIRTHSRTHARTHJuAMAAABIidYPBUiLfCQQvmQTQADogvT//4XAdSBIi3wkEL6PFEAA6IP1//+/kRRAAEiJxkiFwA+FqAIAAEiNnCSQAAAAvrUUQABIid/ogfT//0iLdCQYSInH6Iz0//++thRAAEiJx+hn9P//vgAAAQBIicfocvT//0iLPCRIjVQkUL64FEAA6KT1//9Iid5IicfoGPX//0iJxkiFwHUmSIs8JEiNVCRQvsEUQADofvX//0iJ3kiJx+jy9P//SInGSIXAdAq/yhRAAOkWAgAASb0gAAAAEAABAIsEJEUx5IlEJFBEOaQkyAEAAH5cSIX2dVwxwMYEAwBI/8BIPSABAAB18UlrxBS5BAAAAEiJ30n/xEiNVCRQvhMAAABMiawkkAAAAIuEBMwBAACJhCSkAAAA6Lb1//9Ii3wkCEiJ3ujo9f//SInG65pIhfZ0Cr/sFEAA6Y0BAACF7Q+EjwEAAIsEJA9XwA8pRCRQiUQkNDHAxgQDAEj/wEg9IAEAAHXxSInfuQcAAAC6eRVAAEi4IAAAABAAAQa+AwAAAEiJhCSQAAAA6ET1//8xyTHSvhIAAADoNvX//7kEAAAAuiUVQAC+AQAAAEmJwegf9f//Mckx0r4CAAAA6BH1//+5EAAAAEiNVCRQvgEAAABJicLo+vT//7kHAAAAunIVQAC+AwAAAEmJw+jj9P//SI1UJDS+EwAAALkEAAAA6M/0//+LhCSQAAAASIt8JAhIid5IAdhIicJMKdpmQYkTSInCTCnITCnSZkGJEmZBiQHo3PT//0iFwA+FhAAAAEiLfCQIieq+eRVAAOjt9v//SIXAdW6BxQAAAAGJbCRQxgQDAEj/wEg9IAEAAHXxvgUAAABIid9IuBwAAAAYAAEGuQQAAABIjVQkUEiJhCSQAAAAxoQkoAAAAAJmx4QkpAAAAP4ExoQkpwAAAAHoIvT//0iLfCQISIne6FT0//9IhcB0EkiJxr8qFUAA6Evy///p8wAAALgBAAAASGN8JExFMdJFMcBFMcm+WRNAAEiJwg8FQbyAAAAAQb0BAAAAQb49AAAAQb8+AAAAQboIAAAARTHARTHJMdJIx0QkUP////9MieBIjXwkUEiJ3g8FSInFSIXAfhdIg/gRdBFIizwkRTHSTIn4SInuDwXrvUiDz/9Ig/0RdbNFMdJFMcBFMclMifBIjXQkNEyJ6g8FSIXAfphIOQQkdd+LVCQ0idCD4H91CA+21khjwus9g+iASJjrNoP/EHQnSIt8JAhFMdJFMcBFMclMifgPBUiFwA+JjPf//0j32EiJw+nt9///u2kAAADp4/f//0iBxBgDAgBbXUFcQV1BXkFfw0FXQVZBVUFUVVNIiftIgezYAAAATIsHSYP4AnV3SIt/EL5ZFUAA6Hzw//+/FgAAAIXAD4TJAgAAMdK7OAAAAEUx0kUxwEUxyb8RAAJ+SInYSInWDwVIicNIhcB1ErjnAAAASInfSIneSInaDwXrBg+IEgIAADHSRTHSRTHARTHJuD0AAABIid9IidYPBTH/6W0CAABJg/gGD4UwAgAASIt/EL5fFUAA6Pvv//+FwA+EJQIAAEiLeyhFMdJFMcBFMcm+AAAIAOj37///SIt7IEmJxujr7///SIt7GEmJxejf7///SI18JAgx0kmJxLglAQAADwVJicdIhcAPiDUBAAC9OAAAAL8RAAAQSInWSInoDwVIicVJicdIhcAPiBQBAAB1P0hjfCQMRTHSRTHARTHJuAMAAABIie5IieoPBboBAAAASI10JAdIY3wkCEiJ6A8FuOcAAABIie9Iie5IieoPBUiNVCRQTInmTInv6Prw//9IjVQkEL64FEAASInv6Ljw//9IjXQkUEiJx+gq8P//SInHSIXAdTdIjVQkUEyJ5kyJ9+jD8P//SI1UJBC+wRRAAEiJ7+iB8P//SI10JFBIicfo8+///0iJx0iFwHQISPffSYn/6zRIjVQkEEiJ775lFUAA6FLw//9FMdJFMcBFMclIicZIx8ec////uAEBAAC6AAAIAA8FSYnHMdJIY3wkDEUx0kUxwEUxybgDAAAASInWDwW4PQAAAEiJ7w8FTYX/eQtMif9I99/pwQAAAEyLYzAPV8C7rAEAAEUx0kjHxZz///9FMcBFMclIidhMiXwkaLoBgAgASInvTInmSMdEJFAAABAADxFEJFgPBUiJw0iFwHkISPfbSInf63K+WRNAAEyNVCRQRTHJSInfQbggAAAAuLoBAAC6ABAAAA8FSIXAdRNNieJBuAQAAAC4rQEAAEiJ6g8FSPfY6zC/FgAAAEmD+AV+KEiLexC+bhVAAOjA7f//vxYAAACFwHQRSo10wxBIjXsY6O/y//9Iiccx0kUx0kUxwEUxybjnAAAASInWDwVIgcTYAAAAW11BXEFdQV5BX8NiZXJ0aDogcmVmdXNlZDogADogZXJybm8gAC4KAC9wcm9jLwAxCgAtAFRoZSBrZXJuZWwgb3BlbnMgbm8gbmV0bGluayBzb2NrZXQAVGhlIGFkZHJlc3NlcyBhbmQgcm91dGVzIGNhbm5vdCBiZSByZWFkAFRoZSBrZXJuZWwgbWFrZXMgbm8gcGlwZQBUaGUga2VybmVsIGRvZXMgbm90IGxldCBhIHByb2Nlc3MgYmVjb21lIHJvb3Qgb2YgdGhlIHVzZXIgbmFtZXNwYWNlAGxvAFRoZSBuZXR3b3JrIGludGVyZmFjZXMgY2Fubm90IGJlIHNldCB1cCBpbiB0aGUgdXNlciBuYW1lc3BhY2UAVGhlIHNoZWxsIGNhbm5vdCBiZSBleGVjdXRlZABUaGUga2VybmVsIG1ha2VzIG5vIHVzZXIgbmFtZXNwYWNlADAAVGhlIHByb2Nlc3MgY2Fubm90IGxlYXZlIGl0cyBjZ3JvdXAAMCAAL3VpZF9tYXAAL2dpZF9tYXAAVGhlIGtlcm5lbCByZWZ1c2VzIHRoZSBtYXAgb2YgaWRzAFRoZSBuZXR3b3JrIGludGVyZmFjZXMgY2Fubm90IG1vdmUgdG8gdGhlIHVzZXIgbmFtZXNwYWNlAHZldGgAVGhlIGtlcm5lbCBtYWtlcyBubyBwYWlyIG9mIG5ldHdvcmsgaW50ZXJmYWNlcwBjaGVjawBpZG1hcAAvbnMvdXNlcgBydW4AYmVydGgxAGJlcnRoMAAALnNoc3RydGFiAC50ZXh0AC5yb2RhdGEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAALAAAAAQAAAAYAAAAAAAAAsABAAAAAAACwAAAAAAAAAI0SAAAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAAEQAAAAEAAAACAAAAAAAAAD0TQAAAAAAAPRMAAAAAAABDAgAAAAAAAAAAAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAEAAAADAAAAAAAAAAAAAAAAAAAAAAAAAIAVAAAAAAAAGQAAAAAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAA=",
  aarch64: "f0VMRgIBAQAAAAAAAAAAAAIAtwABAAAAsABAAAAAAABAAAAAAAAAAAgZAAAAAAAAAAAAAEAAOAACAEAABQAEAAEAAAAFAAAAsAAAAAAAAACwAEAAAAAAALAAQAAAAAAANBgAAAAAAAA0GAAAAAAAAAgAAAAAAAAAUeV0ZAYAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEAAAAAAAAADgAwCRIAQAlAIAgNIjaGI4BGhiOIMAADRCBACRfwAEa2D//1R/AARr4BefGsADX9biAwCqRAGA0gAAgNJBAEA5IcAAUSMcABJ/JABxSQAAVMADX9YhfECTQgQAkQAEBJv3//8XAgCA0iNoYjiDAAA1H2giOAAAAovAA1/WA2giOEIEAJH5//8X/Xu9qUICgNJGAYDS/QMAkeRjAJH/rwA5JQzGmucDAaqjhAab4QMFqmPAABFDaCQ44wMCqkIEANH/JADx7P7/VIHAI4vm//+X/XvDqMADX9bkAwCq/Xu/qekDAaoBAACwIdAQkf0DAJHoAwKq4AMCqtv//5fhAwSq4v//l+EDCarX//+X4AMIqv17wajAA1/WIQKA0ogbgNIAAAGqAgCA0gEAgNIDAIDSBACA0gUAgNIBAADUwANf1v17v6nqAwCq6AMBqv0DAJHgAwKq4QMKqgkAALAptRaRyv//l+EDCaq///+X4QMIqsb//5fhAwmqu///l4oAALUhAKDS/XvBqMD//xcIBQCRAQAAsCHsEJGz//+X4QMIqrr//5fhAwmqr///l+EDCKq2//+X4QMJqqv//5fh/5/S8f//FwUAQLnkAwCqpQwAEaV0fpIAAAWLBhAAkQEEAHlhEAARgWgleAEAgNJ/AAHrAQEAVIFoZXghDAARITh+kgEAAYshAATLgQAAucADX9ZHaGE4x2ghOCEEAJH0//8XYQCA0sgYgNIAAoDSAQGg8gIAgNIDAIDSBACA0gUAgNIBAADUwANf1iMMQHmkAIBSIgBAueYDAKpjAAQqCAiA0gQAgNIFAIDSIwwAeQMAgNIBAADUgAL4t//DCNHgAwaq4SMAkegHgNKCRIDSAQAA1IAA+LbgAwDL/8MIkcADX9bgG0B5HwgAcaEAAFTgG0C54AMASwB8QJP4//8X4AiA0vb//xfgAwDLwANf1v+DBNHnAwGq5gMAqgAAgNL/ayA4AAQAkR+ABPGh//9UIGCAUuAPAHmAA4BSCAiA0uEDAJEDAIDSBACA0gUAgNLgAwC54AMHquILAHmCA4DSAQAA1MlgBZFKAKDSYAD4tuADAMscAAAUwgRA+eADB6roB4DSAwCA0iEBAosEAIDSQgECywUAgNIBAADUXwAA62ADAFTjAwCqfzwA8Q3+/1QiAEC5XzwAcan9/1R/QCLra/3/VCQIQHmfDABxQAIAVJ8IAHHBAABUIBBAueADAEsAfECT/4MEkcADX9bEBED5QgwAEUJ0fpKEAAKLYwACyyEAAovEBAD56P//FyANgNL1//8XAACA0vP//xf9e7yp5gMAqqgDgNL9AwCR4GMAkf//AakEAIDS//8CqQUAgNL/HwD5Gf//l+ADBqriYwCRYSKR0gMAgNIBAADU4VNAeSEAADLhUwB5gAD4tuADAMv9e8SowANf1uADBqqBIpHSAQAA1Pr//xf9e7yp5AMAqqgDgNL9AwCR4GMAkf//AakFAIDS//8Cqf8fAPn//v+X4AMEquJjAJFhJpHSAwCA0gQAgNIBAADUQAD4t+ArgLn9e8SowANf1gPEQbhjcADRfwwA8c0AAFQCAEB5XwwAcWkAAFR/ICLragAAVAAAgNLAA1/WBARAeZ8AAWug//9UQgwAEUI4fpJjAALLAAACi/D//xfoAwCqBQCA0uADAarhAwKq4gMDquMDBKoEAIDSAQAA1MADX9b9e6+p5AMAqukDAaroQwCRAQAAsCH4EJH9AwCR4AMIqtD+/5fhAwSqzv7/lwEAALAhPBGRy/7/l+EDCarS/v+XAQAAsCFgEZHG/v+XBACA0gMACMviAwiqQQCA0gAIgNLf//+X4AMJqv170ajAA1/W4gMAquYDAarhAwKqIgCA0ggHgNJgDICSAgGg8gMAgNIEAIDSBQCA0gEAANTnAwCqYAD4tuADAMvAA1/W/Xu/qQIAgNL9AwCRwGhiOCACADUICIDS4AMHquEDBqoDAIDSBACA0gUAgNIBAADUAgCA0uYDAKrhAweqIAeA0rz//5ffAADx4KeG2v17wajAA1/WQgQAke3//xf9e6yp6QMAquoDAar9AwCR4h8AuYn//5eAAPi24AMAy/171KjAA1/W6IMAkQIAgNJfaCg4QgQAkV+ABPGh//9UAQOA0uJzAJGBAsDygwCA0iHA4PLhEwD5QcCDUuFjAHlBAIBS4DcAueADCKrT/v+X4QMIquADCarx/v+XIP3/teEDCqrgAwmqUf//l+X//xf/gwzR7gMAqv+DQNEPAACw720Rkf17AKn9AwCRAABA+fNTAanzAwGq9VsCqfdjA6lZ/v+X8gMAqtP+/5fsAwCq1JVAqeEDD6rgAwWqSP7/l8ADADWGAIBSCwCAUmtdGFPgAwWqTP7/lwAcABILAAsqoABAOYAAADSlBACRH7gAcYH//1TGBABxof7/VGsJwFoAAICS4CsA+cwB+LYAAACw4QMMywB0EZFw//+X/XtAqfNTQan1W0Kp92NDqf+DDJH/g0CRwANf1gsAgFLx//8X4QMMquAjB5HCAoBS/+sA+f/bAbnT/v+XwAcAteaDDJHiowKR4OtA+fUDBqrpcweRhwKA0goDgNLg5wD54OdA+aACAIvfAADrYwIAVOEDDKrgIweRQgOAUsL+/5egBQC14IMBkWgHgNIBAaDSAgCA0gMAgNIEAIDSBQCA0gEAANSgB/i24QMAywAAALAAoBKR0v//F8MUQLnATEA5//8Lqf//CqnjuwC5/2cA+R/4A3GABQBU4dtBueQjB5EAAIBSHwABa6sAAFQ/QABxAQEAVCANgNIPAAAUhUxBuH8ABWsABABUAAQAEfb//xfgAwyqqAOA0gEikdIDAIDSBACA0gUAgNIBAADUwAD4tuADAMvhAwCqAAAAsAAAEpGv//8X4NtBucMUQLkBfECTIXwHmyNpIbgBBAARACgnm+HbAbnhIweRIAAAiwEAgNJDaGE4A2ghOCEEAJE/QADxgf//VMAAQLkADAARAHR+ksYAAIuz//8X42MBkeJDAZEEAYDSAQCA0uAQgNL7/v+XQMCv0gf+/5ftAwCqHwAA8YAcALXhZ4C5BACA0gMAgNICAIDSIAeA0vD+/5fgY4C54aMCkegHgNIiAIDSAwCA0gQAgNIFAIDSAQAA1B8AAutBGgBU6BOA0gAAgNIBAIDSAgCA0gEAANTmAwCqwAMAtOEDBssAAACwAAQTkeT+/5fhAwCqBACA0gMAgNICAIDSwAuA0tX+/5fhY4C5BACA0gMAgNICAIDSIAeA0s/+/5fhAw+q4AMUqpb9/5fAFwA1AQAAsCEYFpHgAxSq7P7/l+EDAKoAFwC0AAAAsAAgFpFb//8XqBKA0gEAANTmAwCqAPz/tWgSgNIBAADUYAAAtOEDAMvc//8XCP7/l+cDAKqgAPi24QMAywAAALAAdBGR1///FwEAALAhFBSRbf7/l2AMALXqgweRCQCAUuDbQbk/AQBrqwUAVEoBgFLpAxWqCqC/cpYCgFIXA4DSGKCAUuDnQPmgAgCLPwEA60MFAFQKAIBS6edA+akCCYvg60D5oAIAiz8BAOsDDQBUqgwANAsBADQCIKBSAQAAsGIBAgshpBmR4AMHqtv+/5eACAC14mMBkQQBgNIDAIDSQQCA0uAQgNKJ/v+X4QMOquIDE6qoG4DSAwCA0gQAgNIFAIDSIIxB+AEAANThAwDLAAAAsAAYFZGi//8X4QMKquADB6pKUQCRN/7/l6AFALUpBQARy///FyMVQLngIweR4ttBuQEAgFI/AAJrSwEAVAEAgBImAUC5PwQAMWEBAFQgAUC5AAwAEQB0fpIpAQCLxf//FwRMQbh/AARrwP7/VCEEABHx//8XIBFAuQA8CBIfAAprYP7/VCFcNpvgIweRAQABi+ADB6oy/v+X4wMAqmAA+LbgAwPLCgAAFCBBQDkjFQC5HygAcUABAFQ4DQB54QMJquADB6qn/f+XIPz/tOEDAKoAAACwACAUkW3//xfgAwYqImEAkQBgANEfDADxbf7/VEEAQHk/DABxCf7/VB8gIevL/f9UQwRAeX8gAHGBAABUQwRAuWMAHzJDBAC5IQwAESE4fpIAAAHLQgABi+///xcqAIBSlP//F+ADCaqhAIBSG/7/lx8AAPHgB58aXwEAa8AAAFQgAUC5AAwAEQB0fpIpAQCLiv//F+ADCaqBAIBSD/7/l+YDAKrg/v+0wwRAueAjB5Hi20G5AQCAUj8AAmsq/v9UBExBuH8ABGuAHABUIQQAEfr//xcABIDSOf//F8rn/1ThAwDLAAAAsACMFZGn/v8XAQAAsCGwFpHgowKR6/z/l+EDEqry/P+XAQAAsCG0FpHm/P+XIQCg0u38/5fiowGR4AMNqgEAALAhvBaR/Pz/l+GjApEh/v+X4QMAqkABALXiowGR4AMNqgEAALAh4BaR8/z/l+GjApEY/v+X4QMAqoAAALQAAACwAAQXkYf+/xcOBIDS6iMHkQ4CwPIJAIBSLgDg8u1rALng20G5PwEAayoDAFSBAAC0AAAAsACMF5F6/v8XAACA0uGjApE/aCA4AAQAkR+ABPGB//9UQE1BuOKjAZGDAIDSYQKAUu5XAPkpBQAR4L8AueCjApEL/f+X4aMCkeADDKop/f+X4QMAqub//xch/f+1Kw0ANAAAgNLtTwC5//8GqeGjApE/aCA4AAQAkR+ABPGB//9UAASA0g4AALAAAsDyzqUZkSDA4PLPHQCR4gMPquMAgNJhAIBS4FcA+eCjApHw/P+XQQKAUgMAgNICAIDS4KMCkev8/5eDAIDS6AMAqiEAgFLgowKRAgAAsEJwGJHk/P+XQQCAUgMAgNICAIDS4KMCkd/8/5fiowGR6QMAqgMCgNIhAIBS4KMCkdn8/5fiAw6q6gMAquMAgNJhAIBS4KMCkdP8/5fiMwGRYQKAUuCjApGDAIDSzvz/l+GrQLngowKRAQABiyAACstAAQB5IAAJyyABAHkhAAjLAQEAeeADDKrhowKR4/z/l0AEALXiAwsq4QMPquADDKrP/f+XoAMAtQAgoFJgAQAL4GsAuQAAgNLhowKRP2ggOAAEAJEfgATxgf//VIADgNLiowGRAAPA8oMAgNIgwODy4FcA+UAAgFLg4wI5wJ+AUuB7AXkgAIBSoQCAUuD/AjngowKRpPz/l+GjApHgAwyqwvz/l6AAALThAwCqAAAAsACEGJH8/f8X4WeAuQIAAJAEAIDSQmgRkSMAgNIACIDSBgCAklv9/5fgowGR4aMCkSgRgNICAIDSAwGA0gQAgNIFAIDS5jcA+QEAANQfAADx4gMAqgTIUfrAAABU4QMNqgMAgNIgEIDSSv3/l+///xcfRADxof3/VOEzAZGIIIDSAACAkiIAgNIDAIDSBACA0gUAgNIBAADUHwAA8W38/1S/AQDrof7/VOBPQLkCGAByATxI00AAAhEAfECTABCBms79/xcgVUA5NkEAkR8IAHHg4P9UwB5AOR8EAHGB4P9U4iMHkYACgFIhCCCb4AMHqiFgAJEA/f+X4wMAquDZ/7fABAC54QMJqsAKQLkAAB4SwAoAuQCAgFIgDQB54AMHqnb8/5cfRADxIN7/VADe/7TN/v8X/XuyqesDAKr9AwCRBQBA+b8IAPFBBABUAAhA+QEAAJAhQBmR2Pv/l4AWADRAwK/SGfz/l+YDAKofAADxoAIAtQQAgNIDAIDSAgCA0gEAgNLAC4DSAv3/l4gggNLgAwaqAQCA0gIAgNIDAIDSBACA0gUAgNIBAADU/XvOqAQAgNIDAIDSAgCA0sALgNL0/P8XSv7/VOEDBsv4//8XvxgA8SERAFQACED5AQAAkCFYGZG1+/+XwBAANGANQPloB4DSBQCA0rr7/5ftAwCqYBFA+bf7/5fnAwCqYBVA+bT7/5fuAwCqAQGg0uBjAJECAIDSAwCA0gQAgNIBAADU5gMAqqD8/7cAAKLS4/v/l+wDAKofAADxagAAVOYDAKre//8XYQIAVOEfgLkEAIDSAwCA0gIAgNIgB4DSyfz/l+EbgLniXwCRBACA0iMAgNLgB4DSw/z/lwQAgNIDAIDSAgCA0gEAgNLAC4DSvfz/l+ADB6rigwGR4QMNqtH7/5figwCR4AMMqgEAAJAhvBaRsvv/l+GDAZHX/P+X4QMAqsABALXigwGR4QMNquADDqrE+/+X4oMAkeADDKoBAACQIeAWkaX7/5fhgwGRyvz/l+EDAKrABQC05gMBy+EfgLkEAIDSAwCA0gIAgNIgB4DSnPz/l+ADDKqIIIDSAQCA0gIAgNIDAIDSBACA0gUAgNIBAADUJvT/t2cZQPkAAqDSIgCQ0og1gNLhAweqAgGg8uAzAPlgDICS//8GqeY/APkBAADU5gMAqoDy/7fjgwGRSDeA0gEAAJACAILSIWgRkQQEgNIBAADU4AAAtag1gNLgAwaqYgyAkuMDB6qEAIDSAQAA1OEDAMt9//8X4oMAkeADDKoBAACQIXAZkW/7/5fhAwCqCAeA0mAMgJICAaDSAwCA0gQAgNIFAIDSAQAA1OYDAKrG//8XvxQA8Y0BAFRgCUD5AQAAkCGUGZEr+/+X4AAANKEIAJFgYQCRYQ0Bi8v8/5fhAwCqYf//F8ECgNJf//8XL3Byb2MvADEKAGJlcnRoOiByZWZ1c2VkOiAAOiBlcnJubyAALgoALQBUaGUga2VybmVsIG9wZW5zIG5vIG5ldGxpbmsgc29ja2V0AFRoZSBhZGRyZXNzZXMgYW5kIHJvdXRlcyBjYW5ub3QgYmUgcmVhZABUaGUga2VybmVsIG1ha2VzIG5vIHBpcGUAVGhlIGtlcm5lbCBkb2VzIG5vdCBsZXQgYSBwcm9jZXNzIGJlY29tZSByb290IG9mIHRoZSB1c2VyIG5hbWVzcGFjZQBsbwBUaGUgbmV0d29yayBpbnRlcmZhY2VzIGNhbm5vdCBiZSBzZXQgdXAgaW4gdGhlIHVzZXIgbmFtZXNwYWNlAFRoZSBzaGVsbCBjYW5ub3QgYmUgZXhlY3V0ZWQAVGhlIGtlcm5lbCBtYWtlcyBubyB1c2VyIG5hbWVzcGFjZQAwAFRoZSBwcm9jZXNzIGNhbm5vdCBsZWF2ZSBpdHMgY2dyb3VwADAgAC91aWRfbWFwAC9naWRfbWFwAFRoZSBrZXJuZWwgcmVmdXNlcyB0aGUgbWFwIG9mIGlkcwBUaGUgbmV0d29yayBpbnRlcmZhY2VzIGNhbm5vdCBtb3ZlIHRvIHRoZSB1c2VyIG5hbWVzcGFjZQB2ZXRoAFRoZSBrZXJuZWwgbWFrZXMgbm8gcGFpciBvZiBuZXR3b3JrIGludGVyZmFjZXMAY2hlY2sAaWRtYXAAL25zL3VzZXIAcnVuAGJlcnRoMQBiZXJ0aDAAABAAAAAAAAAAAXpSAAR4HgEbDB8AEAAAABgAAAAk6v//KAAAAAAAAAAQAAAALAAAADjq//80AAAAAAAAABAAAABAAAAAWOr//yQAAAAAAAAAHAAAAFQAAABo6v//UAAAAABBDjCdBp4FUt7dDgAAAAAcAAAAdAAAAJjq//9AAAAAAEIOEJ0CngFN3t0OAAAAABAAAACUAAAAuOr//ygAAAAAAAAAHAAAAKgAAADM6v//hAAAAABBDhCdAp4BUQre3Q4AQQsQAAAAyAAAADDr//9cAAAAAAAAABAAAADcAAAAeOv//ygAAAAAAAAAHAAAAPAAAACM6///hAAAAABNDrAESAoOAEELSQ4AAAAYAAAAEAEAAPDr//8MAQAAAEEOoAJ1Cg4AQQsAHAAAACwBAADg7P//bAAAAABBDkCdCJ4HVQre3Q4AQQscAAAATAEAACzt//9QAAAAAEEOQJ0IngdS3t0OAAAAABAAAABsAQAAXO3//0wAAAAAAAAAEAAAAIABAACU7f//JAAAAAAAAAAcAAAAlAEAAKTt//9wAAAAAEEOkAKdIp4hWt7dDgAAABwAAAC0AQAA9O3//5gAAAAAUA4QnQKeAVMK3t0OAEELIAAAANQBAABs7v//kAAAAABBDsACnSieJ0gK3t0OAEELAAAAUAAAAPgBAADY7v//6AkAAABBDqAGQg6ghghDneSAAZ7jgAFDk+KAAZThgAFDleCAAZbfgAGX3oABmN2AAWMK3d7X2NXW09RBDoCACEEOAEELAAAAIAAAAEwCAABs+P//AAMAAABBDuABnRyeG14K3t0OAEULAAAAAC5zaHN0cnRhYgAudGV4dAAucm9kYXRhAC5laF9mcmFtZQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAsAAAABAAAABgAAAAAAAACwAEAAAAAAALAAAAAAAAAAhBMAAAAAAAAAAAAAAAAAAAQAAAAAAAAAAAAAAAAAAAARAAAAAQAAAAIAAAAAAAAANBRAAAAAAAA0FAAAAAAAAEMCAAAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAAGQAAAAEAAAACAAAAAAAAAHgWQAAAAAAAeBYAAAAAAABsAgAAAAAAAAAAAAAAAAAACAAAAAAAAAAAAAAAAAAAAAEAAAADAAAAAAAAAAAAAAAAAAAAAAAAAOQYAAAAAAAAIwAAAAAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAA="
};

// src/steps/daemon/tiers/user-namespace.ts
var nameserver = "169.254.77.1";
function userNamespaceContainer(step, certificates) {
  const { architecture, user, socketGroup, networks, binds } = step;
  const program = programs[architecture];
  if (program === void 0) {
    throw new TierRefused(`Berth has no program for ${architecture} that makes a user namespace.`);
  }
  const [, gateway] = networkArguments(step);
  const directories = [
    ...binds.map(({ destination, ifMissing }) => [ifMissing === "make" ? "needed" : "wanted", destination]),
    ...certificates.mounts.map(({ target }) => ["needed", target])
  ];
  return {
    host: {
      ...capabilitiesContainer(step).host,
      CapAdd: ["SYS_ADMIN", "NET_ADMIN"],
      MaskedPaths: [],
      ReadonlyPaths: []
    },
    entrypoint: [
      ...["sh", "-c", outerScript, "berth", innerScript, program, networks.length > 0 ? nameserver : "-"],
      ...[String(user), String(socketGroup), ...directories.flat(), "--", gateway]
    ],
    // The mounts of the job map it to the job's group.
    socketGroup: 0
  };
}

// src/steps/daemon/tiers/tier-container.ts
var tierContainers = {
  sysbox: sysboxContainer,
  "user-namespace": userNamespaceContainer,
  capabilities: capabilitiesContainer,
  privileged: privilegedContainer
};

// src/steps/daemon/specification.ts
var stopGrace = 30;
var cpuPeriod = 1e5;
var ownSocket = ["DOCKER_HOST=unix:///var/run/docker.sock", "DOCKER_TLS_VERIFY=", "DOCKER_CERT_PATH="];
function daemonSpecification(step, privilege, settingsFile, certificates) {
  const { host, entrypoint } = tierContainers[privilege](step, certificates);
  const proxies = Object.entries(step.secret.proxies).map(([name, value]) => `${name}=${value}`);
  const filter = step.networkMode === "isolated" ? [withoutBridgeFilter] : [];
  return {
    name: step.container,
    Image: step.image,
    Hostname: "berth",
    Entrypoint: [...entrypoint ?? ["sh", "-c", entryScript, "berth", ...networkArguments(step)]],
    Cmd: ["dockerd", `--config-file=${settingsFile}`],
    Env: [...ownSocket, ...filter, ...proxies, ...certificates.variables],
    Labels: { ...step.labels },
    StopSignal: "SIGTERM",
    StopTimeout: stopGrace,
    HostConfig: { ...host, ...hostConfiguration(step, certificates) }
  };
}
function hostConfiguration(step, certificates) {
  const isTmpBound = step.binds.some(({ destination }) => destination === "/tmp");
  return {
    CgroupnsMode: "private",
    Mounts: [
      { Type: "volume", Source: step.dataRoot.name, Target: "/var/lib/docker" },
      ...step.binds.map(({ source, destination }) => ({
        Type: "bind",
        Source: source,
        Target: destination
      })),
      ...certificates.mounts.map(({ source, target }) => ({
        Type: "bind",
        Source: source,
        Target: target,
        ReadOnly: true
      }))
    ],
    Tmpfs: {
      "/run": "exec,mode=755",
      // The engine refuses two mounts at one path.
      ...isTmpBound ? {} : { "/tmp": "exec,mode=1777" }
    },
    Memory: step.memory,
    PidsLimit: step.pidsLimit,
    // NanoCpus would be an error on an engine without CPU quotas, such as a rootless one. These are discarded there with a
    // warning (moby, daemon/daemon_unix.go, verifyPlatformContainerResources).
    ...step.cpus === null ? {} : { CpuPeriod: cpuPeriod, CpuQuota: Math.round(step.cpus * cpuPeriod) },
    ...step.networks[0] === void 0 ? {} : { NetworkMode: step.networks[0] },
    RestartPolicy: { Name: "no" }
  };
}

// src/steps/daemon/start-daemon.ts
async function startDaemon(step, privilege, settingsFile, host, certificates, tools) {
  let binds = await presentBinds(step.binds, tools.files);
  for (; ; ) {
    try {
      await host.createContainer(
        daemonSpecification({ ...step, binds }, privilege, settingsFile, certificates)
      );
      for (const network of step.networks.slice(1)) await host.connectNetwork(network, step.container);
      if (step.dataRoot.kind === "leased") await refuseSharedVolume(step.dataRoot.name, step, host);
      return await host.startContainer(step.container);
    } catch (error) {
      const refused = binds.find((bind) => isRefused(bind, error));
      if (!refused) throw refusalByEngine(privilege, error) ?? error;
      tools.log(
        `Leaving out ${refused.destination}: the host daemon cannot mount it, so bind mounts below it are empty in the job daemon`
      );
      binds = binds.filter((bind) => bind !== refused);
      await host.removeContainer(step.container);
    }
  }
}
function isRefused({ source, ifMissing }, error) {
  const message = engineError(error)?.message ?? "";
  const [, path] = /bind source path does not exist: (.+)|error mounting "(.+?)"/.exec(message)?.filter(Boolean) ?? [];
  return ifMissing === "leave-out" && path === source;
}

// src/steps/daemon/strongest-tier.ts
async function inStrongestTier({ container, privileges }, host, start, log) {
  const passedOver = [];
  for (const privilege of privileges) {
    try {
      return { privilege, passedOver, result: await start(privilege) };
    } catch (error) {
      if (!(error instanceof TierRefused)) throw error;
      passedOver.push({ privilege, reasons: [error.message] });
      log(`\`privilege: ${privilege}\` is not possible here: ${error.message}`);
      await host.removeContainer(container);
    }
  }
  const reasons = passedOver.map(({ privilege, reasons: [reason] }) => `\`${privilege}\`: ${reason}`);
  throw new ExpectedError(
    "daemon-not-ready",
    `The job daemon in container ${container} cannot be confined as planned. ${reasons.join(" ")}`,
    "Fix the cause, or set another `privilege`. `auto` takes the strongest tier that works."
  );
}

// src/steps/daemon/until-ready.ts
import { setTimeout as sleep } from "node:timers/promises";

// src/steps/daemon/full-disk.ts
var minimumFree = mebibyte;
async function fullDisk(docker, files) {
  try {
    const root = String((await docker.info())["DockerRootDir"]);
    const { freeBytes, freeInodes, totalInodes } = await files.filesystem(root);
    const isFull = freeBytes < minimumFree || totalInodes > 0 && freeInodes === 0;
    if (!isFull) return void 0;
    return {
      cause: `The filesystem of Docker's data root ${root} is full.`,
      remedy: "Free space on the host: docker system prune"
    };
  } catch {
    return void 0;
  }
}

// src/steps/daemon/log-causes.ts
var readLog = "Read the end of the job daemon's log in the log of this step.";
var rules = [
  {
    pattern: /iptables=false with --icc=false/,
    cause: "`iptables: false` and `icc: false` cannot be combined: `icc: false` needs iptables.",
    remedy: "Remove both from `daemon-config`, and set `network: isolated` or `network: sealed`."
  },
  {
    pattern: /ip6tables=false with --icc=false/,
    cause: "`network: isolated` needs `ip6tables` if `ipv6` is set.",
    remedy: "Remove `ip6tables` from `daemon-config`, or set `network: open`."
  },
  {
    pattern: /without the userland proxy: .*bridge-nf-call/,
    cause: "The kernel has not loaded br_netfilter, which `userland-proxy: false` needs.",
    remedy: "Load it on the host: sudo modprobe br_netfilter"
  },
  {
    pattern: /firewall-backend is set to nftables: failed to find nft/,
    cause: "The image has no `nft`, which `firewall-backend: nftables` needs.",
    remedy: "Remove `firewall-backend` from `daemon-config`, or set `dind-image` to an image with nftables."
  },
  {
    pattern: /directives are specified both as a flag and in the configuration|unable to configure the Docker daemon|parse bip failed|invalid CIDR address/,
    cause: "The daemon rejects a setting.",
    remedy: "Correct the setting that the log names in `daemon-config`."
  },
  {
    pattern: /failed to mount overlay: invalid argument|failed to mount \S*containerd-mount\S*.*invalid argument/,
    cause: "The data root is on overlayfs, which cannot back another overlayfs.",
    remedy: "Move the data root of the host daemon to ext4 or xfs: set `data-root` in /etc/docker/daemon.json."
  },
  {
    pattern: /failed to mount overlay: operation not permitted|mount: permission denied/,
    cause: "The container is not allowed to mount: it lacks SYS_ADMIN, or AppArmor or SELinux denies the mount.",
    remedy: "Allow SYS_ADMIN for containers on the host, or set `privilege: privileged`."
  },
  {
    pattern: /can't initialize iptables table|CHAIN_ADD failed|TABLE_ADD failed|Failed to initialize nft|failed to create NAT chain/,
    cause: "iptables does not work in the container: the host has not loaded the kernel modules of the iptables in this image.",
    remedy: "Load the modules on the host: sudo modprobe --all ip_tables iptable_nat nf_tables"
  },
  {
    pattern: /timeout waiting for containerd to start|volume store metadata database|already open/,
    cause: "Another daemon uses the data root, or its disk is too slow.",
    remedy: "Stop any other daemon that uses the same volume. If there is none, raise `start-timeout`."
  },
  {
    pattern: /several valid graphdrivers/,
    cause: "The volume contains data of several storage drivers.",
    remedy: "Remove the volume, so that the daemon starts with an empty one: docker volume rm <name>"
  },
  {
    pattern: /no space left on device/,
    cause: "The filesystem of the host daemon's data root is full.",
    remedy: "Free space on the host: docker system prune"
  },
  {
    pattern: /Pool overlaps with other one|could not find an available, non-overlapping IPv4 address pool/,
    cause: "A subnet of the job daemon overlaps another network.",
    remedy: "Set `bip` and `default-address-pools` in `daemon-config` to subnets that are not in use."
  },
  {
    pattern: /dockerd: not found|exec: dockerd|"sh": executable file not found/,
    cause: "The image contains no `dockerd` or no POSIX shell.",
    remedy: "Set `dind-image` to an image that contains both, such as docker:29.7.2-dind."
  },
  {
    pattern: /Read-only file system|read-only file system/,
    cause: "A cgroup or /proc/sys/net is read-only in the container.",
    remedy: "Read the first warnings in the log of the container, or make both writable: `privilege: privileged`."
  }
];
function findCause(log) {
  const known = rules.find(({ pattern }) => pattern.test(log));
  if (known) return known;
  const [line] = /^failed to start daemon: .+$/m.exec(log) ?? [];
  return line === void 0 ? void 0 : { cause: `Its log says: ${line}`, remedy: readLog };
}

// src/steps/daemon/until-ready.ts
var pause = 25;
var containerPause = 500;
var progressPause = 5e3;
var logLines = 60;
async function untilReady(step, host, inner, { files, log }) {
  const started = performance.now();
  const elapsed = () => performance.now() - started;
  let nextCheck = containerPause;
  let nextProgress = progressPause;
  for (; ; ) {
    if (await answers(inner)) return;
    if (elapsed() > nextCheck) {
      nextCheck = elapsed() + containerPause;
      const container = await host.inspectContainer(step.container);
      if (!container?.State.Running) throw await notReady(step, host, files, "stopped before it answered");
    }
    if (elapsed() > step.deadline) {
      throw await notReady(step, host, files, `did not answer within ${step.deadline / 1e3} s`);
    }
    if (elapsed() > nextProgress) {
      nextProgress += progressPause;
      log(`Waiting for the job daemon (${Math.round(elapsed() / 1e3)} of ${step.deadline / 1e3} s)`);
    }
    await sleep(pause);
  }
}
async function answers(inner) {
  try {
    await inner.ping(2e3);
    return true;
  } catch {
    return false;
  }
}
async function notReady(step, host, files, problem) {
  const container = await host.inspectContainer(step.container).catch(() => null);
  const logs = await host.containerLogs(step.container, logLines).catch(() => ({ stdout: "", stderr: "" }));
  const text = `${logs.stdout}${logs.stderr}`.trim();
  const refusal = refusalIn(text);
  if (refusal !== void 0) return new TierRefused(refusal);
  const state = container?.State;
  const stateLine = state ? `State: ${state.Status}, exit code ${state.ExitCode}, OOM-killed ${state.OOMKilled}${state.Error ? `, ${state.Error}` : ""}` : "State: the container does not exist";
  const known = state?.OOMKilled ? outOfMemory : findCause(text) ?? await unshared(step, files, text) ?? await fullDisk(host, files);
  const cause = known ? ` ${known.cause}` : "";
  return new ExpectedError(
    "daemon-not-ready",
    `The job daemon in container ${step.container} (${step.image}) ${problem}.${cause}`,
    known?.remedy ?? readLog,
    { details: `${stateLine}
Last lines of its log:
${text}` }
  );
}
async function unshared({ socket }, files, log) {
  if (!log.includes("API listen on") || await files.exists(socket)) return void 0;
  return {
    cause: `It listens, but its socket ${socket} does not exist in the job: the host daemon and the job do not share this directory.`,
    remedy: "Use `mode: socket`, or make the runner's work directory available to the host daemon at the same path."
  };
}
var outOfMemory = { cause: "It was OOM-killed at its memory limit.", remedy: "Raise `memory`." };

// src/steps/daemon/daemon-launcher.ts
async function launch(step, tools, achieved) {
  const { connect, hostEngine, files, log, warn } = tools;
  const host = connect(hostEngine);
  const directory = dirname(step.socket);
  const settingsFile = `${directory}/daemon.json`;
  const certificates = await stageCertificates(step, `${directory}/certificates`, files);
  const inner = connect(`unix://${step.socket}`);
  let { cache } = achieved;
  const start = async (privilege2) => {
    const started = performance.now();
    const { socketGroup = step.socketGroup } = tierContainers[privilege2](step, certificates);
    const settings = daemonSettings({ ...step, socketGroup }, step.secret.settings);
    await files.writeText(settingsFile, JSON.stringify(settings), 384);
    const layout = { privilege: privilege2, storageDriver: String(settings["storage-driver"]) };
    if (step.dataRoot.kind === "leased" && cache !== void 0) {
      const { volumeFor } = await import("./cache-keeper.js");
      cache = await volumeFor(step.dataRoot.cache, layout, cache, tools);
    }
    const placed = { ...step, dataRoot: { ...step.dataRoot, name: cache?.volume ?? step.dataRoot.name } };
    await startDaemon(placed, privilege2, settingsFile, host, certificates, { files, log });
    await untilReady(step, host, inner, { files, log });
    return Math.round(performance.now() - started);
  };
  const { privilege, passedOver, result: readyAfter } = await inStrongestTier(step, host, start, log);
  const [version, info, inspection] = await Promise.all([
    inner.version(),
    inner.info(),
    host.inspectContainer(step.container)
  ]);
  log(`Job daemon ready after ${duration(readyAfter)}`);
  const engineVersion = String(version["Version"]);
  const mtuWarning = networkMtuWarning(engineVersion, step.mtu);
  if (mtuWarning !== void 0) warn(mtuWarning);
  const { network, warnings } = await effectiveNetwork(step.networkMode, info, files);
  for (const warning of warnings) warn(warning);
  return {
    ...cache === void 0 ? {} : { cache, volume: cache.volume },
    daemon: {
      container: step.container,
      host: inner.host,
      socket: step.socket,
      engineVersion,
      apiVersion: String(version["ApiVersion"]),
      minApiVersion: String(version["MinAPIVersion"]),
      storageDriver: String(info["Driver"]),
      privilege,
      passedOver: [...step.passedOver, ...passedOver],
      address: addressOf(inspection, step.networks),
      network,
      readyAfter,
      limits: { memory: step.memory, pids: step.pidsLimit, cpus: step.cpus },
      inherited: step.inherited
    }
  };
}
function addressOf(inspection, networks) {
  const all = inspection?.NetworkSettings.Networks ?? {};
  const preferred = networks.flatMap((name) => all[name] ?? []);
  return [...preferred, ...Object.values(all)].find(({ IPAddress }) => IPAddress)?.IPAddress ?? "";
}
export {
  launch
};
