import { ExpectedError } from '../expected-error.ts'
import type { Daemon, Namespaces } from '../facts/facts.ts'
import { findServingDaemon, isNested, networkNamespaceOf } from '../facts/relations/serving-daemon.ts'
import type { ProveDaemon } from '../plan/plan.ts'
import type { Docker } from '../platform/docker.ts'
import type { DaemonProof } from './achieved.ts'
import type { StepHandler } from './step.ts'

/** Tells from /proc which daemon serves the job, in which namespaces, and which daemons run inside of it. */
export const proveDaemon: StepHandler<'prove-daemon'> = {
  describe: ({ container }) =>
    `find the daemon that serves the job${container ? ` (container ${container})` : ''}`,

  async apply(step, { connect, observeDaemons }) {
    const { host, container } = step
    const containerId = container === null ? null : await idOf(container, connect(host))
    const observation = await observeDaemons()
    if (observation.status === 'unseen') return { daemonProof: unseenProof(observation.reason) }
    const engines = observation.value.filter(({ kind }) => kind === 'dockerd' || kind === 'podman')
    if (containerId === null) return { daemonProof: hostProof(engines, step) }
    return {
      daemonProof: innerProof(
        engines.filter(({ cgroup }) => cgroup.includes(containerId)),
        step,
      ),
    }
  },

  undo: 'nothing',
  undoTimeout: 0,
}

async function idOf(container: string, docker: Docker): Promise<string> {
  const inspection = await docker.inspectContainer(container)
  if (inspection?.State.Running) return inspection.Id
  throw new ExpectedError(
    'proof-failed',
    `The container ${container} of the job's daemon does not run any more.`,
    `Look at its log: docker logs ${container}`,
  )
}

/** The host's own daemon, and those that run in containers beneath it. */
function hostProof(engines: readonly Daemon[], step: ProveDaemon): DaemonProof {
  const { engine, host, ownNamespaces } = step
  const serving = findServingDaemon(engines, engine, { host }, ownNamespaces ?? undefined)
  if (!serving) return unseenProof(`no visible process can be told to be the one that answers at ${host}`)
  return proofOf(
    serving,
    engines.filter((other) => other !== serving && isDeeper(other, serving)),
    ownNamespaces,
  )
}

/** The daemon of the job's own: in its container it is the one with the lowest PID, the others are nested in it. */
function innerProof(inside: readonly Daemon[], { ownNamespaces }: ProveDaemon): DaemonProof {
  const [serving, ...others] = inside.toSorted(
    (a, b) => a.namespacePids.length - b.namespacePids.length || a.pid - b.pid,
  )
  if (!serving)
    return unseenProof('the daemon in the container of the job cannot be seen among the processes')
  return proofOf(serving, others, ownNamespaces)
}

const isDeeper = (other: Daemon, serving: Daemon): boolean =>
  other.namespacePids.length > serving.namespacePids.length

function proofOf(
  serving: Daemon,
  nestedInIt: readonly Daemon[],
  ownNamespaces: Namespaces | null,
): DaemonProof {
  const own = ownNamespaces?.net
  const theirs = networkNamespaceOf(serving)
  return {
    pids: [serving.pid],
    namespacePids: serving.namespacePids,
    namespaces: serving.namespaces.status === 'seen' ? serving.namespaces.value : null,
    nested: isNested(serving),
    nestedInIt: nestedInIt.map(({ pid }) => pid),
    sharedNetworkNamespace: own === undefined || theirs === undefined ? null : own === theirs,
    unseen: serving.namespaces.status === 'unseen' ? serving.namespaces.reason : null,
  }
}

const unseenProof = (unseen: string): DaemonProof => ({
  pids: [],
  namespacePids: [],
  namespaces: null,
  nested: null,
  nestedInIt: [],
  sharedNetworkNamespace: null,
  unseen,
})
