import type { OwnContainer } from '../../facts/facts.ts'
import { enginePathOf } from '../../values/engine-path.ts'
import type { BindRoot, GuardTask } from '../companion-steps.ts'
import type { Situation } from '../strategy.ts'
import { companionDirectory } from './companion-step.ts'

type Known = Pick<Situation, 'request' | 'observed'>

/** The path of the guard's socket. null: the workflow asks for no guard. */
export function guardSocket(situation: Known): string | null {
  return situation.request.guard === 'off' ? null : `${companionDirectory(situation)}/docker.sock`
}

/** The guard before the host daemon. */
export function hostGuard(situation: Known & Pick<Situation, 'findings'>): GuardTask | null {
  const socket = guardSocket(situation)
  const { ownContainer, endpoint, engineNetworks, runner } = situation.observed
  if (socket === null || endpoint.status === 'unseen') return null
  const own = ownContainer.status === 'seen' ? ownContainer.value : null
  const { host } = endpoint.value
  // Another machine has other files at the same paths, and its links cannot be read here.
  const isLocal = host.startsWith('unix://')
  const sharesPaths = isLocal && situation.findings.every(({ id }) => id !== 'workspace-path-mismatch')
  // A hosted machine runs one job, so the networks that the runner made are this job's.
  const isForOneJob = runner.status === 'seen' && runner.value.kind === 'github-hosted'
  const listed = isForOneJob && engineNetworks.status === 'seen' ? engineNetworks.value : []
  const rawSocket = isLocal ? enginePathOf(host.slice('unix://'.length), own) : null
  return {
    ...common(situation, socket),
    socketForDaemon: isLocal ? enginePathOf(socket, own) : null,
    roots: sharesPaths || own !== null ? rootsOf(situation, own) : [],
    hidden: rawSocket === null ? [] : [rawSocket],
    adopted: {
      containers: own === null ? [] : [own.id],
      networks: (own?.networks ?? listed.map(({ name }) => name)).filter((name) => ofRunner.test(name)),
    },
  }
}

/**
 * The guard before the job daemon, which has the directories of the job at the same paths.
 *
 * @param hidden the directory of its own socket
 */
export function innerGuard(situation: Known, hidden: string): GuardTask | null {
  const socket = guardSocket(situation)
  if (socket === null) return null
  return {
    ...common(situation, socket),
    socketForDaemon: socket,
    roots: rootsOf(situation, null),
    hidden: [hidden],
    adopted: { containers: [], networks: [] },
  }
}

/** The network of a job's container and its services (actions/runner, ContainerOperationProvider.cs). */
const ofRunner = /^github_network_[0-9a-f]{32}$/

function common({ request }: Known, socket: string): Pick<GuardTask, 'mode' | 'socket' | 'allow'> {
  return { mode: request.guard === 'audit' ? 'audit' : 'enforce', socket, allow: request.allow }
}

/** The workspace, the temporary directory with the files of the runner's commands, and the tool cache, which is read-only. */
function rootsOf({ observed: { runner } }: Known, ownContainer: OwnContainer | null): BindRoot[] {
  if (runner.status === 'unseen') return []
  const { workspace, temp, toolCache } = runner.value
  const asked: readonly (readonly [string | null, boolean])[] = [
    [workspace, true],
    [temp, true],
    [toolCache, false],
  ]
  return asked.flatMap(([inJob, writable]) => {
    const path = inJob === null ? null : enginePathOf(inJob, ownContainer)
    return inJob === null || path === null ? [] : [{ path, inJob, writable }]
  })
}
