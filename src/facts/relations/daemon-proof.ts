import type { Daemon, Endpoint, Engine, Namespaces, Observed } from '../facts.ts'
import { findServingDaemon, isNested, networkNamespaceOf } from './serving-daemon.ts'

/** The daemon that serves the job, as found in /proc. */
export type DaemonProof = {
  readonly pids: readonly number[]
  /** PIDs from the outermost visible to the innermost PID namespace. */
  readonly namespacePids: readonly number[]
  readonly namespaces: Namespaces | null
  /** True if the daemon runs in a container; null if unknown. */
  readonly nested: boolean | null
  /** PIDs of daemons that run inside this daemon's containers. */
  readonly nestedInIt: readonly number[]
  /** null if unknown; `unseen` is the reason. */
  readonly sharedNetworkNamespace: boolean | null
  readonly unseen: string | null
}

/** The daemon at the endpoint, and the daemons in its containers; null if no daemon answers. */
export function endpointDaemon({
  daemons,
  engine,
  endpoint,
  ownNamespaces,
}: Pick<Observed, 'daemons' | 'engine' | 'endpoint' | 'ownNamespaces'>): DaemonProof | null {
  if (engine.status === 'unseen' || endpoint.status === 'unseen') return null
  if (daemons.status === 'unseen') return unseenDaemon(daemons.reason)
  const own = ownNamespaces.status === 'seen' ? ownNamespaces.value : null
  return servingDaemon(daemons.value.filter(isEngine), engine.value, endpoint.value, own)
}

function servingDaemon(
  engines: readonly Daemon[],
  engine: Engine,
  endpoint: Endpoint,
  own: Namespaces | null,
): DaemonProof {
  const serving = findServingDaemon(engines, engine, endpoint, own ?? undefined)
  if (!serving) return unseenDaemon(`no visible process can be identified as the daemon at ${endpoint.host}`)
  const nested = engines.filter(({ namespacePids }) => namespacePids.length > serving.namespacePids.length)
  return proofOf(serving, nested, own)
}

/** The daemon in a container: the one with the lowest PID. Other daemons in the container are nested in it. */
export function containerDaemon(
  daemons: readonly Daemon[],
  containerId: string,
  own: Namespaces | null,
): DaemonProof {
  const inside = daemons.filter((daemon) => isEngine(daemon) && daemon.cgroup.includes(containerId))
  const [serving, ...nested] = inside.toSorted(
    (a, b) => a.namespacePids.length - b.namespacePids.length || a.pid - b.pid,
  )
  if (!serving) return unseenDaemon('the job daemon is not among the visible processes')
  return proofOf(serving, nested, own)
}

/** The result if the daemon could not be found. */
export const unseenDaemon = (unseen: string): DaemonProof => ({
  pids: [],
  namespacePids: [],
  namespaces: null,
  nested: null,
  nestedInIt: [],
  sharedNetworkNamespace: null,
  unseen,
})

/** Not containerd and rootlesskit, which are parts of an engine. */
const isEngine = ({ kind }: Daemon): boolean => kind === 'dockerd' || kind === 'podman'

function proofOf(serving: Daemon, nestedInIt: readonly Daemon[], own: Namespaces | null): DaemonProof {
  const theirs = networkNamespaceOf(serving)
  return {
    pids: [serving.pid],
    namespacePids: serving.namespacePids,
    namespaces: serving.namespaces.status === 'seen' ? serving.namespaces.value : null,
    nested: isNested(serving),
    nestedInIt: nestedInIt.map(({ pid }) => pid),
    sharedNetworkNamespace: own?.net === undefined || theirs === undefined ? null : own.net === theirs,
    unseen: serving.namespaces.status === 'unseen' ? serving.namespaces.reason : null,
  }
}
