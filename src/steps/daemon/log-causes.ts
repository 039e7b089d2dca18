/** The remedy if no better one is known. */
export const readLog = "Read the end of the job daemon's log in the log of this step."

/** The cause of a daemon's failure, found in its log, and the remedy. */
export type LogCause = { readonly cause: string; readonly remedy: string }

type Rule = LogCause & { readonly pattern: RegExp }

/**
 * The most specific first, because a log often matches several. Each pattern comes from a real log or from the sources.
 */
export const rules: readonly Rule[] = [
  {
    pattern: /iptables=false with --icc=false/,
    cause: '`iptables: false` and `icc: false` cannot be combined: `icc: false` needs iptables.',
    remedy: 'Remove both from `daemon-config`, and set `network: isolated` or `network: sealed`.',
  },
  {
    pattern: /ip6tables=false with --icc=false/,
    cause: '`network: isolated` needs `ip6tables` if `ipv6` is set.',
    remedy: 'Remove `ip6tables` from `daemon-config`, or set `network: open`.',
  },
  {
    pattern: /without the userland proxy: .*bridge-nf-call/,
    cause: 'The kernel has not loaded br_netfilter, which `userland-proxy: false` needs.',
    remedy: 'Load it on the host: sudo modprobe br_netfilter',
  },
  {
    pattern: /firewall-backend is set to nftables: failed to find nft/,
    cause: 'The image has no `nft`, which `firewall-backend: nftables` needs.',
    remedy: 'Remove `firewall-backend` from `daemon-config`, or set `dind-image` to an image with nftables.',
  },
  {
    pattern:
      /directives are specified both as a flag and in the configuration|unable to configure the Docker daemon|parse bip failed|invalid CIDR address/,
    cause: 'The daemon rejects a setting.',
    remedy: 'Correct the setting that the log names in `daemon-config`.',
  },
  {
    pattern:
      /failed to mount overlay: invalid argument|failed to mount \S*containerd-mount\S*.*invalid argument/,
    cause: 'The data root is on overlayfs, which cannot back another overlayfs.',
    remedy:
      'Move the data root of the host daemon to ext4 or xfs: set `data-root` in /etc/docker/daemon.json.',
  },
  {
    pattern: /failed to mount overlay: operation not permitted|mount: permission denied/,
    cause:
      'The container is not allowed to mount: it lacks SYS_ADMIN, or AppArmor or SELinux denies the mount.',
    remedy: 'Allow SYS_ADMIN for containers on the host, or set `privilege: privileged`.',
  },
  {
    pattern:
      /can't initialize iptables table|CHAIN_ADD failed|TABLE_ADD failed|Failed to initialize nft|failed to create NAT chain/,
    cause:
      'iptables does not work in the container: the host has not loaded the kernel modules of the iptables in this image.',
    remedy: 'Load the modules on the host: sudo modprobe --all ip_tables iptable_nat nf_tables',
  },
  {
    pattern: /timeout waiting for containerd to start|volume store metadata database|already open/,
    cause: 'Another daemon uses the data root, or its disk is too slow.',
    remedy: 'Stop any other daemon that uses the same volume. If there is none, raise `start-timeout`.',
  },
  {
    pattern: /several valid graphdrivers/,
    cause: 'The volume contains data of several storage drivers.',
    remedy: 'Remove the volume, so that the daemon starts with an empty one: docker volume rm <name>',
  },
  {
    pattern: /fork\/exec \/proc\/self\/exe: no space left on device/,
    cause: 'The kernel allows no more user namespaces: their limit is reached.',
    remedy: 'Raise the limit on the host: sudo sysctl user.max_user_namespaces=28633',
  },
  {
    pattern: /fork\/exec \/proc\/self\/exe: operation not permitted/,
    cause: 'The kernel or a security module of the host denies user namespaces to ordinary users.',
    remedy: 'Allow them on the host, or set another `privilege`. `auto` takes the strongest that works.',
  },
  {
    pattern: /new[ug]idmap .*(?:Operation not permitted|Permission denied)/,
    cause:
      'newuidmap has no capability in the container: the host daemon sets `no-new-privileges`, or its storage driver keeps no file capabilities.',
    remedy:
      'Remove `no-new-privileges` from /etc/docker/daemon.json on the host, or set another `privilege`.',
  },
  {
    pattern: /ip tuntap .*exit status 1/,
    cause: 'slirp4netns cannot use the device /dev/net/tun.',
    remedy: 'Load the kernel module on the host: sudo modprobe tun',
  },
  {
    pattern: /no space left on device/,
    cause: "The filesystem of the host daemon's data root is full.",
    remedy: 'Free space on the host: docker system prune',
  },
  {
    pattern: /Pool overlaps with other one|could not find an available, non-overlapping IPv4 address pool/,
    cause: 'A subnet of the job daemon overlaps another network.',
    remedy: 'Set `bip` and `default-address-pools` in `daemon-config` to subnets that are not in use.',
  },
  {
    pattern: /dockerd: not found|exec: dockerd|"sh": executable file not found/,
    cause: 'The image contains no `dockerd` or no POSIX shell.',
    remedy: 'Set `dind-image` to an image that contains both, such as docker:29.7.2-dind.',
  },
  {
    pattern: /Read-only file system|read-only file system/,
    cause: 'A cgroup or /proc/sys/net is read-only in the container.',
    remedy:
      'Read the first warnings in the log of the container, or make both writable: `privilege: privileged`.',
  },
]

/** The cause found in a log, or at least the daemon's error message; undefined if there is neither. */
export function findCause(log: string): LogCause | undefined {
  const known = rules.find(({ pattern }) => pattern.test(log))
  if (known) return known
  // The last line that dockerd prints (moby, daemon/command/daemon.go).
  const [line] = /^failed to start daemon: .+$/m.exec(log) ?? []
  return line === undefined ? undefined : { cause: `Its log says: ${line}`, remedy: readLog }
}
