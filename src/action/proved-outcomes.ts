import { builderReplaced } from '../checks/builder-replaced.ts'
import type { Outcome } from '../checks/check.ts'
import { onJobDaemon } from '../checks/on-job-daemon.ts'
import { onNodes } from '../checks/on-nodes.ts'
import { unseenWorkspace, workspacePathMismatch } from '../checks/workspace-path-mismatch.ts'
import type { Observed } from '../facts/facts.ts'
import type { Plan } from '../plan/plan.ts'
import type { Achieved } from '../steps/achieved.ts'

/**
 * The outcomes, corrected by the results of the steps: the API versions of the job daemon, whether a container saw the
 * workspace, which platforms the nodes of a builder elsewhere ran, and whether `use: false` keeps the selected builder. Such a
 * finding counts as any other, for `fail-on` and `ignore` too.
 */
export function provedOutcomes(
  outcomes: readonly Outcome[],
  { containerProof, daemon, nodeProofs }: Pick<Achieved, 'containerProof' | 'daemon' | 'nodeProofs'>,
  observed: Observed,
  plan: Pick<Plan, 'steps' | 'strategy'> | null = null,
): readonly Outcome[] {
  if (plan?.strategy === 'remote') return withSelectedBuilder(onNodes(outcomes, nodeProofs), plan)
  const compared = daemon
    ? onJobDaemon(outcomes, observed, { ...daemon, version: daemon.engineVersion })
    : outcomes
  return withSelectedBuilder(withWorkspace(compared, containerProof, observed), plan)
}

function withSelectedBuilder(
  outcomes: readonly Outcome[],
  plan: Pick<Plan, 'steps'> | null,
): readonly Outcome[] {
  const isKept = plan?.steps.some((step) => step.kind === 'create-buildx-folder' && step.keepsCurrent)
  const { id, title } = builderReplaced
  return isKept
    ? outcomes.map((outcome) => (outcome.id === id ? { status: 'passed', id, title } : outcome))
    : outcomes
}

function withWorkspace(
  outcomes: readonly Outcome[],
  containerProof: Achieved['containerProof'],
  { runner }: Pick<Observed, 'runner'>,
): readonly Outcome[] {
  const proved = containerProof?.parts.find(({ part }) => part === 'workspace')
  const workspace = runner.status === 'seen' ? runner.value.workspace : null
  if (!containerProof || !proved || proved.status === 'not-checked' || workspace === null) return outcomes
  // The failed test has a remedy of its own: the paths are right, but permissions are not.
  if (proved.remedy !== undefined) return outcomes
  const { id, title } = workspacePathMismatch
  return outcomes.map((outcome): Outcome => {
    if (outcome.id !== id) return outcome
    if (proved.status === 'failed') {
      return { status: 'failed', id, finding: unseenWorkspace(containerProof.host, workspace, proved.detail) }
    }
    // The container used the path of the job, unless the paths are known to differ.
    return outcome.status === 'unknown' ? { status: 'passed', id, title } : outcome
  })
}
