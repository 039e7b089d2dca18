import type { LogRule } from './log-causes.ts'

/** Causes in the network of a daemon and in what it needs of the kernel for it, the most specific first. */
export const networkCauses: readonly LogRule[] = [
  {
    // moby, daemon/daemon_unix.go: verifyDaemonSettings.
    pattern: /iptables=false with --icc=false/,
    cause: '`iptables: false` and `icc: false` cannot be combined: `icc: false` needs iptables.',
    remedy: 'Remove both from `daemon-config`, and set `network: isolated` or `network: sealed`.',
  },
  {
    // moby, daemon/libnetwork/drivers/bridge/internal/iptabler/port.go: before rules of the bridge, and by name.
    pattern: /iptables table [`']raw'|TABLE_ADD failed.*table raw/,
    cause: 'The kernel has no iptables table `raw`, in which Docker 28 and newer protect published ports.',
    remedy: 'Load the module on the host: sudo modprobe iptable_raw',
  },
  {
    // docker-library/docker#350, #463 and #467; seen without NET_ADMIN.
    pattern: /failed to create NAT chain .*(you must be root|operation not permitted)/i,
    cause: 'The container lacks the capability NET_ADMIN, which iptables needs.',
    remedy: 'Allow NET_ADMIN for containers on the host, or set `privilege: privileged`.',
  },
  {
    // The limit first: seen as the reason why iptables could not be started.
    pattern: /too many open files/,
    cause: 'The limit of open files or of inotify instances is reached.',
    remedy:
      'Raise the limits on the host: sudo sysctl fs.inotify.max_user_instances=512 fs.inotify.max_user_watches=524288. Then check `default-ulimits` in /etc/docker/daemon.json.',
  },
  {
    pattern:
      /can't initialize iptables table|CHAIN_ADD failed|TABLE_ADD failed|Failed to initialize nft|failed to create NAT chain/,
    cause:
      'iptables does not work in the container: the host has not loaded the kernel modules of the iptables in this image.',
    remedy: 'Load the modules on the host: sudo modprobe --all ip_tables iptable_nat nf_tables',
  },
  {
    // moby, daemon/libnetwork/drivers/bridge/setup_ip_forwarding.go.
    pattern: /IPv[46] forwarding is disabled: check/,
    cause: 'IP forwarding is off in the container, and this daemon does not switch it on.',
    remedy: 'Remove `ip-forward` and `firewall-backend` from `daemon-config`.',
  },
  {
    pattern: /ip6tables=false with --icc=false/,
    cause: '`network: isolated` needs `ip6tables` if `ipv6` is set.',
    remedy: 'Remove `ip6tables` from `daemon-config`, or set `network: open`.',
  },
  {
    // moby, daemon/libnetwork/drivers/bridge/setup_bridgenetfiltering.go.
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
    pattern: /Pool overlaps with other one|could not find an available, non-overlapping IPv4 address pool/,
    cause: 'A subnet of the job daemon overlaps another network.',
    remedy: 'Set `bip` and `default-address-pools` in `daemon-config` to subnets that are not in use.',
  },
  {
    pattern: /x509: certificate signed by unknown authority/,
    cause: 'The daemon does not trust the CA of a registry or mirror.',
    remedy:
      'Install the CA on the host in /etc/docker/certs.d/<registry>/ca.crt: with `inherit: true`, the job daemon gets it.',
  },
]
