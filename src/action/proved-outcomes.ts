import type { Outcome } from '../checks/check.ts'
import { unseenWorkspace, workspacePathMismatch } from '../checks/workspace-path-mismatch.ts'
import type { Observed } from '../facts/facts.ts'
import type { Achieved } from '../steps/achieved.ts'

/**
 * The outcomes with what a container showed: whether the engine has the workspace at the path that was tried. So the
 * finding counts as any other does, for `fail-on` and `ignore` too.
 */
export function provedOutcomes(
  outcomes: readonly Outcome[],
  { containerProof }: Pick<Achieved, 'containerProof'>,
  { runner }: Pick<Observed, 'runner'>,
): readonly Outcome[] {
  const proved = containerProof?.parts.find(({ part }) => part === 'workspace')
  const workspace = runner.status === 'seen' ? runner.value.workspace : null
  if (!containerProof || !proved || proved.status === 'not-checked' || workspace === null) return outcomes
  const { id, title } = workspacePathMismatch
  return outcomes.map((outcome): Outcome => {
    if (outcome.id !== id) return outcome
    if (proved.status === 'failed') {
      return { status: 'failed', id, finding: unseenWorkspace(containerProof.host, workspace, proved.detail) }
    }
    // It was tried at the job's own path, unless the paths are known to differ.
    return outcome.status === 'unknown' ? { status: 'passed', id, title } : outcome
  })
}
