import { canonicalSocketPath } from '../../values/engine-host.ts'
import { enginePathOf } from '../../values/engine-path.ts'
import type { Observed } from '../facts.ts'
import { isInVirtualMachine } from './engine-network.ts'

export type WorkspaceInEngine = {
  /** The path to give to the engine. */
  readonly source: string
  /** The path that the job sees. */
  readonly destination: string
  /** False: the same path, and only a container can show whether the engine has the workspace there. */
  readonly certain: boolean
}

/**
 * Where the engine has the job's workspace. An engine that does not know the job's container can still have it at the same
 * path, as the sidecar of actions-runner-controller has, which mounts one volume there (charts/gha-runner-scale-set,
 * templates/_helpers.tpl).
 *
 * @returns null if there is no workspace, or the engine knows the job's container and cannot reach it
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
  // An engine that knows the job's container runs it.
  if (ownContainer.value !== null) return { source, destination, certain: true }
  return { ...same, certain: isLocal(observed) }
}

function isLocal(observed: Pick<Observed, 'endpoint' | 'engine' | 'machine'>): boolean {
  const { endpoint } = observed
  if (endpoint.status === 'unseen' || canonicalSocketPath(endpoint.value.host) === undefined) return false
  return !isInVirtualMachine(observed)
}
