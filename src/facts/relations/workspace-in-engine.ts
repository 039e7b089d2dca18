import { canonicalSocketPath } from '../../values/engine-host.ts'
import { enginePathOf } from '../../values/engine-path.ts'
import type { Observed } from '../facts.ts'
import { isInVirtualMachine } from './engine-network.ts'

export type WorkspaceInEngine = {
  /** The path on the engine's machine. */
  readonly source: string
  /** The path in the job. */
  readonly destination: string
  /** False if it is an assumption: only a container can show if the engine has the workspace at this path. */
  readonly certain: boolean
}

/**
 * The path of the job's workspace on the engine's machine. An engine that does not know the job's container can still
 * have it at the same path. The dind sidecar of actions-runner-controller mounts the same volume there
 * (charts/gha-runner-scale-set, templates/_helpers.tpl).
 *
 * @returns null if there is no workspace, or if the engine knows the job's container but cannot mount the workspace
 */
export function workspaceInEngine(
  observed: Pick<Observed, 'endpoint' | 'engine' | 'machine' | 'ownContainer' | 'runner'>,
): WorkspaceInEngine | null {
  const { runner, ownContainer } = observed
  const destination = runner.status === 'seen' ? runner.value.workspace : null
  if (!destination?.startsWith('/')) return null
  const same = { source: destination, destination, certain: false }
  if (ownContainer.status === 'unseen') return same
  const source = enginePathOf(destination, ownContainer.value)
  if (source === null) return null
  // The engine runs the job's container, so it has this path.
  if (ownContainer.value !== null) return { source, destination, certain: true }
  return { ...same, certain: isLocal(observed) }
}

function isLocal(observed: Pick<Observed, 'endpoint' | 'engine' | 'machine'>): boolean {
  const { endpoint } = observed
  if (endpoint.status === 'unseen' || canonicalSocketPath(endpoint.value.host) === undefined) return false
  return !isInVirtualMachine(observed)
}
