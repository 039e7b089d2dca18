import type { Daemon, Endpoint, Engine, Namespaces } from '../facts/facts.ts'
import { findServingDaemon, nameDaemon, networkNamespaceOf } from '../facts/relations/serving-daemon.ts'
import { isSidecar } from '../facts/relations/sidecar.ts'
import { defineCheck, type Failure, type Unknown } from './check.ts'

export const foreignNetworkNamespace = defineCheck({
  id: 'foreign-network-namespace',
  severity: 'warning',
  about: 'host-daemon',
  title: 'Published ports',
  failureTitle: 'Published ports are unreachable at localhost',
  needs: ['engine', 'endpoint', 'ownNamespaces'],
  observes: ['daemons', 'ownContainer', 'engine', 'engineNetworks', 'machine', 'network', 'runner'],

  evaluate({ engine, endpoint, ownNamespaces }, observed) {
    const { daemons, ownContainer } = observed
    const container = ownContainer.status === 'seen' ? ownContainer.value : null
    if (container && !container.networks.includes('host')) {
      return {
        message: `This job runs in a container on ${listOf(container.networks)}. Published ports open on the host, so \`localhost\` in this container does not reach them.`,
        evidence: [
          { label: 'job container', value: container.id.slice(0, 12) },
          { label: 'networks', value: listOf(container.networks) },
        ],
        remedy: remedyIn(container.networks),
      }
    }
    if (isSidecar(observed)) return undefined
    if (daemons.status === 'unseen') return { unknown: daemons.reason }
    const serving = findServingDaemon(daemons.value, engine, endpoint, ownNamespaces)
    if (!serving) {
      return { unknown: `Berth could not identify the daemon process for ${endpoint.host}.` }
    }
    return compare(publishersOf(serving, daemons.value, engine), ownNamespaces, endpoint)
  },
})

/** The processes that open published ports: dockerd, and RootlessKit for a rootless daemon. */
function publishersOf(serving: Daemon, daemons: readonly Daemon[], engine: Engine): readonly Daemon[] {
  const kits = daemons.filter(({ kind, uid }) => kind === 'rootlesskit' && uid === serving.uid)
  return engine.rootless ? [serving, ...kits] : [serving]
}

function compare(
  publishers: readonly Daemon[],
  own: Namespaces,
  endpoint: Endpoint,
): Failure | Unknown | undefined {
  if (own.net === undefined) return { unknown: "Berth could not read the job's network namespace." }
  if (publishers.some((daemon) => networkNamespaceOf(daemon) === own.net)) return undefined
  const hidden = publishers.find((daemon) => networkNamespaceOf(daemon) === undefined)
  if (hidden) return { unknown: `Berth needs root to read the network namespace of ${nameDaemon(hidden)}.` }
  return {
    message: `The daemon at ${endpoint.host} publishes ports in another network namespace than this job's. Connections to \`localhost\` are refused.`,
    evidence: [
      { label: 'job', value: `net:[${own.net}]` },
      ...publishers.map((daemon) => ({
        label: nameDaemon(daemon),
        value: `net:[${networkNamespaceOf(daemon)}]`,
      })),
    ],
    remedy:
      "Use the address of the daemon's container instead of localhost. For Testcontainers, set `TESTCONTAINERS_HOST_OVERRIDE=<address>`.",
  }
}

const listOf = (names: readonly string[]) => names.join(', ') || 'no network'

/** Containers find each other by name on user-defined networks only. */
function remedyIn(networks: readonly string[]): string {
  const named = networks.find((name) => name !== 'bridge')
  return named === undefined
    ? 'Use the default gateway of the job container with the published port: `ip route show default`.'
    : `Start containers on the job's network and call them by name: \`docker run --network ${named} --name db …\`. Or use the gateway address of that network with the published port.`
}
