import { labelsOf } from '../../../src/plan/job.ts'
import type { CreateKubernetesBuilder } from '../../../src/plan/plan.ts'
import { job } from '../../plan/make-situation.ts'

/** The step for a builder with one node, or another one by its differences. */
export function makeStep(
  differences: Partial<CreateKubernetesBuilder> = {},
  driverOptions: readonly string[] = [],
): CreateKubernetesBuilder {
  return {
    kind: 'create-kubernetes-builder',
    name: 'pods',
    buildx: { program: 'buildx', environment: {} },
    folder: '/temp/buildx',
    nodes: [{ name: null, endpoint: '', platforms: [] }],
    labels: labelsOf(job),
    use: true,
    cleanup: true,
    deadline: 120_000,
    olderThan: 3600,
    runningOlderThan: 120 * 3600,
    attempt: { repository: job.repository, run: job.run, attempt: job.attempt },
    secret: {
      settings: [{ driverOptions, buildkitdFlags: '' }],
      buildkitdConfiguration: '',
      githubToken: '',
    },
    ...differences,
  }
}
