import type { NetworkMode } from '../../plan/network-mode.ts'
import type { Files } from '../../platform/files.ts'

/** Missing if the kernel has not loaded br_netfilter, whose setting each network namespace has. */
const bridgeFilter = '/proc/sys/net/bridge/bridge-nf-call-iptables'

/**
 * Docker 28 and later do not start with `icc: false` if br_netfilter is missing and cannot be loaded, which needs
 * CAP_SYS_MODULE, except with this variable (moby, setup_bridgenetfiltering.go). Older ones start and filter nothing.
 */
export const withoutBridgeFilter = 'DOCKER_IGNORE_BR_NETFILTER_ERROR=1'

/**
 * The network that the job daemon has: without br_netfilter, iptables does not see packets between two containers of one
 * bridge. The job and its daemon share one kernel.
 *
 * @returns the network, and the warning if it is not the one that was asked for
 */
export async function effectiveNetwork(
  requested: NetworkMode,
  files: Pick<Files, 'exists'>,
): Promise<{ readonly network: NetworkMode; readonly warning: string | null }> {
  if (requested !== 'isolated' || (await files.exists(bridgeFilter)))
    return { network: requested, warning: null }
  return {
    network: 'open',
    warning:
      '`network: isolated` is not possible: the kernel module br_netfilter is not loaded, so containers on docker0 of the job ' +
      'daemon reach each other. Load it on the host: sudo modprobe br_netfilter. Or set `network: open` if this job does ' +
      'not need it.',
  }
}
