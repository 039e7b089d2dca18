import { attemptIn, ownerLabel } from '../../plan/job.ts'
import type { CreateKubernetesBuilder } from '../../plan/plan.ts'
import { type KubernetesApi, KubernetesError } from '../../platform/kubernetes-api.ts'
import type { Tools } from '../step.ts'
import { findCompleted } from '../sweep/completed-attempts.ts'
import { isDue, undecided } from '../sweep/due.ts'
import { isOfJob } from './marks.ts'
import { listWorkloads, removeWorkload } from './workloads.ts'

/**
 * Removes builders of this namespace that killed runners left, by the rules of the sweep (docs/adr/0009-the-sweep.md). It
 * needs the right to list Deployments, and does nothing without it.
 *
 * @returns the names of what was removed
 */
export async function sweepWorkloads(
  api: KubernetesApi,
  namespace: string,
  step: CreateKubernetesBuilder,
  tools: Pick<Tools, 'log' | 'warn' | 'connectGitHub'>,
): Promise<string[]> {
  const { log, warn } = tools
  try {
    const found = await listWorkloads(api, 'deployments', namespace, ownerLabel)
    const leftovers = found
      .filter((workload) => !isOfJob(workload, step.labels))
      .map((workload) => ({
        name: `Deployment ${workload.metadata.name}`,
        created: Date.parse(workload.metadata.creationTimestamp ?? ''),
        isRunning: true,
        attempt: attemptIn(workload.metadata.annotations ?? {}),
        remove: () => removeWorkload(api, 'deployments', namespace, workload),
      }))
    const now = api.now()
    const completed = await findCompleted(undecided(leftovers, step, now), step.secret.githubToken, tools)
    const swept: string[] = []
    for (const leftover of leftovers.filter((candidate) => isDue(candidate, step, now, completed))) {
      await leftover.remove()
      swept.push(leftover.name)
      log(`Removed ${leftover.name}`)
    }
    return swept
  } catch (error) {
    // Any other error of the connection ends the step, with its cause.
    if (error instanceof KubernetesError && ![401, 403].includes(error.status))
      warn(`Could not remove builders of earlier jobs: ${error.message}`)
    return []
  }
}
