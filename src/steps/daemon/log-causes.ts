/** What a line of a daemon's log means, and what to do about it. */
export type LogCause = { readonly cause: string; readonly remedy: string }

type Rule = LogCause & { readonly pattern: RegExp }

/** The most telling first: a log often holds several. Each pattern was seen in a real log or stands in the sources. */
const rules: readonly Rule[] = [
  {
    pattern: /iptables=false with --icc=false/,
    cause: '`iptables: false` and `icc: false` exclude each other: the second works by iptables.',
    remedy: 'Leave one of them out of `daemon-config`.',
  },
  {
    pattern:
      /directives are specified both as a flag and in the configuration|unable to configure the Docker daemon|parse bip failed|invalid CIDR address/,
    cause: 'The daemon refuses a setting.',
    remedy: 'The log names it: correct it in `daemon-config`.',
  },
  {
    pattern:
      /failed to mount overlay: invalid argument|failed to mount \S*containerd-mount\S*.*invalid argument/,
    cause: 'The data root lies on an overlay filesystem, which cannot carry another.',
    remedy: 'Give the host’s engine a data root on ext4 or xfs.',
  },
  {
    pattern: /failed to mount overlay: operation not permitted|mount: permission denied/,
    cause:
      'The container may not mount: the host’s engine withheld SYS_ADMIN, or a security module forbids it.',
    remedy: 'Allow SYS_ADMIN for containers on the host, or write `privilege: privileged`.',
  },
  {
    pattern:
      /can't initialize iptables table|CHAIN_ADD failed|TABLE_ADD failed|Failed to initialize nft|failed to create NAT chain/,
    cause:
      'iptables does not work in the container: the kernel lacks the tables, or only the other kind is loaded.',
    remedy:
      'Load the modules ip_tables and iptable_nat (or nf_tables) on the host: sudo modprobe ip_tables iptable_nat.',
  },
  {
    pattern: /timeout waiting for containerd to start|volume store metadata database|already open/,
    cause: 'The data root is held by another daemon, or its disk is too slow.',
    remedy: 'Look for a second daemon with the same volume; otherwise raise `start-timeout`.',
  },
  {
    pattern: /several valid graphdrivers/,
    cause: 'The volume holds data of another storage driver.',
    remedy: 'Use a fresh volume.',
  },
  {
    pattern: /no space left on device/,
    cause: 'The disk under the host’s data root is full.',
    remedy: 'Free space: docker system prune on the host.',
  },
  {
    pattern: /Pool overlaps with other one|could not find an available, non-overlapping IPv4 address pool/,
    cause: 'The addresses of the inner networks meet those of another network.',
    remedy: 'Set `bip` and `default-address-pools` in `daemon-config`.',
  },
  {
    pattern: /dockerd: not found|exec: dockerd|"sh": executable file not found/,
    cause: 'The image has no `dockerd` or no POSIX shell.',
    remedy: 'Name an image with both in `dind-image`, such as docker:29.7.2-dind.',
  },
  {
    pattern: /Read-only file system|read-only file system/,
    cause: 'A cgroup or /proc/sys/net stayed read-only in the container.',
    remedy: 'Look at the first warnings of the log above; `privilege: privileged` makes both writable.',
  },
]

/** The cause that a log tells of, at least in the daemon's own words; undefined where it tells of none. */
export function causeIn(log: string): LogCause | undefined {
  const known = rules.find(({ pattern }) => pattern.test(log))
  if (known) return known
  // What dockerd prints last (moby, daemon/command/daemon.go).
  const [, words] = /^failed to start daemon: (.+)$/m.exec(log) ?? []
  return words === undefined
    ? undefined
    : { cause: `It says: ${words}`, remedy: 'The last lines of its log, printed above, say more.' }
}
