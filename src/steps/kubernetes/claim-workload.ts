import { ExpectedError } from '../../expected-error.ts'
import { attemptIn, ownerLabel } from '../../plan/job.ts'
import type { CreateKubernetesBuilder } from '../../plan/plan.ts'
import type { KubernetesApi } from '../../platform/kubernetes-api.ts'
import { isOfGitHub, nameOfAttempt } from '../../values/run-attempt.ts'
import type { Tools } from '../step.ts'
import { findCompleted } from '../sweep/completed-attempts.ts'
import { annotationsOf, isOfJob } from './marks.ts'
import type { Workload } from './objects.ts'
import { type Resource, removeWorkload } from './workloads.ts'

/** The container of a pod of buildx (docker/buildx, driver/kubernetes/manifest/manifest.go). */
const buildkitd = 'buildkitd'

/**
 * Makes the name of an existing workload available to the job. One that is kept is used as it is. One of a job that has
 * ended is removed. Any other one is in use.
 *
 * @returns the workload to connect to; null if one can be created
 * @throws ExpectedError `builder-in-use`
 */
export async function claimWorkload(
  api: KubernetesApi,
  resource: Resource,
  namespace: string,
  workload: Workload,
  step: CreateKubernetesBuilder,
  tools: Pick<Tools, 'log' | 'connectGitHub'>,
): Promise<Workload | null> {
  const { name, annotations = {} } = workload.metadata
  if (isOfJob(workload, step.labels)) return null
  if (workload.spec.template.spec.containers?.[0]?.name !== buildkitd) {
    throw new ExpectedError(
      'builder-in-use',
      `Input \`name\`: the namespace ${namespace} has ${name} already, and it is no builder of buildx.`,
      'Choose another `name`, or another namespace with `driver-opts: namespace=…`.',
    )
  }
  const run = annotations[ownerLabel]
  if (run === undefined) {
    tools.log(
      `Using the builder ${name} of the namespace ${namespace}: it stays as it is, and is not removed`,
    )
    return workload
  }
  if (!isOfThisRunner(annotations, step) && !(await isCompleted(annotations, step, tools))) {
    throw new ExpectedError(
      'builder-in-use',
      `Input \`name\`: ${name} in the namespace ${namespace} belongs to run ${run} of ${annotations['berth.repository']}, which removes it at its end.`,
      `Set \`cleanup: false\` in all jobs that share a builder, or omit \`name\`. If no job uses it, remove it: kubectl delete ${resource} ${name} --namespace ${namespace}`,
    )
  }
  tools.log(`Removing ${name} of run ${run}, which has ended without its post step`)
  await removeWorkload(api, resource, namespace, workload)
  return null
}

type Annotations = Readonly<Record<string, string>>

/** Runners of GitHub, whose names repeat, unlike those of a repository's own. */
const hosted = /^GitHub Actions \d+$/

/** A runner runs one job at a time, and its name is unique in its repository. So the builder's job has ended. */
function isOfThisRunner(found: Annotations, step: CreateKubernetesBuilder): boolean {
  const own = annotationsOf(step)
  if (hosted.test(own['berth.runner'] ?? '')) return false
  return ['berth.repository', 'berth.runner'].every(
    (name) => own[name] !== undefined && own[name] !== '' && own[name] === found[name],
  )
}

async function isCompleted(
  found: Annotations,
  { labels, secret }: CreateKubernetesBuilder,
  tools: Pick<Tools, 'log' | 'connectGitHub'>,
): Promise<boolean> {
  const attempt = attemptIn(found)
  if (!attempt || !isOfGitHub(attempt) || attempt.repository !== labels['berth.repository']) return false
  return (await findCompleted([attempt], secret.githubToken, tools)).has(nameOfAttempt(attempt))
}
