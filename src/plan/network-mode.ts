export const networkModes = ['isolated', 'sealed', 'open'] as const
/** How the job daemon connects its containers (docs/adr/0018-networks-of-the-job-daemon.md). */
export type NetworkMode = (typeof networkModes)[number]

type Settings = { readonly icc: boolean; readonly iptables: boolean }

/**
 * The two settings of daemon.json that each mode stands for. Both false is what no engine starts with: `icc: false` needs
 * iptables (moby, daemon/daemon_unix.go: verifyDaemonSettings). So `sealed` has no default bridge instead.
 */
export const networkSettings: Readonly<Record<NetworkMode, Settings>> = {
  isolated: { icc: false, iptables: true },
  sealed: { icc: true, iptables: false },
  open: { icc: true, iptables: true },
}
