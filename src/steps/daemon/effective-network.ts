import type { NetworkMode } from '../../plan/network-mode.ts'
import type { Json } from '../../platform/docker.ts'
import type { Files } from '../../platform/files.ts'

/** Missing if the kernel has not loaded br_netfilter, whose setting each network namespace has. */
const bridgeFilter = '/proc/sys/net/bridge/bridge-nf-call-iptables'

/**
 * Docker 28 and later do not start with `icc: false` if br_netfilter is missing and cannot be loaded, which needs
 * CAP_SYS_MODULE, except with this variable (moby, setup_bridgenetfiltering.go). Older ones start and filter nothing.
 */
export const withoutBridgeFilter = 'DOCKER_IGNORE_BR_NETFILTER_ERROR=1'

/**
 * The network that the job daemon has. Without br_netfilter, iptables does not see packets between two containers of one
 * bridge. The job and its daemon share one kernel.
 *
 * @param info what the daemon answers to `docker info`
 * @returns the network, and what of it is less safe than it was asked for
 */
export async function effectiveNetwork(
  requested: NetworkMode,
  info: Json,
  files: Pick<Files, 'exists'>,
): Promise<{ readonly network: NetworkMode; readonly warnings: readonly string[] }> {
  const isUnfiltered = requested === 'isolated' && !(await files.exists(bridgeFilter))
  return {
    network: isUnfiltered ? 'open' : requested,
    warnings: [
      ...(isUnfiltered ? [unfiltered] : []),
      ...(requested !== 'sealed' && hasNoRawTable(info) ? [noRawTable] : []),
    ],
  }
}

const unfiltered =
  '`network: isolated` is not possible: the kernel module br_netfilter is not loaded, so containers on docker0 of the job ' +
  'daemon reach each other. Load it on the host: sudo modprobe br_netfilter. Or set `network: open` if this job does not need it.'

const noRawTable =
  'Containers on the network of the job daemon can reach ports of its containers that are not published: the kernel has no ' +
  'raw table of iptables. Load its module on the host: sudo modprobe iptable_raw'

/** The daemon says so if it has the variable that `rawTableScript` sets (moby, daemon/info_unix.go). */
const hasNoRawTable = ({ Warnings: warnings }: Json): boolean =>
  Array.isArray(warnings) && warnings.some((warning) => String(warning).includes('NO_IPTABLES_RAW'))
