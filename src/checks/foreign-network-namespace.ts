import type { Daemon, Endpoint, Engine, Namespaces } from '../facts/facts.ts'
import { findServingDaemon, nameDaemon, networkNamespaceOf } from '../facts/relations/serving-daemon.ts'
import { isSidecar } from '../facts/relations/sidecar.ts'
import { defineCheck, type Failure, type Unproven } from './check.ts'

export const foreignNetworkNamespace = defineCheck({
  id: 'foreign-network-namespace',
  severity: 'warning',
  about: 'host-daemon',
  title: 'Published ports are at localhost',
  failureTitle: 'Published ports are not at localhost',
  needs: ['engine', 'endpoint', 'ownNamespaces'],
  observes: ['daemons', 'ownContainer', 'engine', 'engineNetworks', 'machine', 'network', 'runner'],

  evaluate({ engine, endpoint, ownNamespaces }, observed) {
    const { daemons, ownContainer } = observed
    const container = ownContainer.status === 'seen' ? ownContainer.value : null
    if (container && !container.networks.includes('host')) {
      return {
        message: `This job is a container on ${listOf(container.networks)}, and the engine that runs it publishes ports on its own machine: they are not at localhost here.`,
        evidence: [
          { label: "the job's container", value: container.id.slice(0, 12) },
          { label: 'its networks', value: listOf(container.networks) },
        ],
        remedy:
          "Put the containers on the job's network and call them by name (`docker run --network …`), or use the network's gateway address with the published port.",
      }
    }
    if (isSidecar(observed)) return undefined
    if (daemons.status === 'unseen') return { unproven: daemons.reason }
    const serving = findServingDaemon(daemons.value, engine, endpoint, ownNamespaces)
    if (!serving) {
      return { unproven: `The process that answers at ${endpoint.host} cannot be told among those visible.` }
    }
    return compare(publishersOf(serving, daemons.value, engine), ownNamespaces, endpoint)
  },
})

/** The processes that open published ports: dockerd, or in a rootless engine RootlessKit's parent for it. */
function publishersOf(serving: Daemon, daemons: readonly Daemon[], engine: Engine): readonly Daemon[] {
  const kits = daemons.filter(({ kind, uid }) => kind === 'rootlesskit' && uid === serving.uid)
  return engine.rootless ? [serving, ...kits] : [serving]
}

function compare(
  publishers: readonly Daemon[],
  own: Namespaces,
  endpoint: Endpoint,
): Failure | Unproven | undefined {
  if (own.net === undefined) return { unproven: "The job's network namespace cannot be seen." }
  if (publishers.some((daemon) => networkNamespaceOf(daemon) === own.net)) return undefined
  const hidden = publishers.find((daemon) => networkNamespaceOf(daemon) === undefined)
  if (hidden)
    return { unproven: `The network namespace of ${nameDaemon(hidden)} cannot be seen without root.` }
  return {
    message: `The daemon at ${endpoint.host} publishes ports in another network namespace than this job's: a test that calls localhost is refused.`,
    evidence: [
      { label: 'the job', value: `net:[${own.net}]` },
      ...publishers.map((daemon) => ({
        label: nameDaemon(daemon),
        value: `net:[${networkNamespaceOf(daemon)}]`,
      })),
    ],
    remedy:
      "Call the address of the daemon's container with the published port instead of localhost, and set TESTCONTAINERS_HOST_OVERRIDE to it.",
  }
}

function listOf(names: readonly string[]): string {
  return names.join(', ') || 'no network'
}
