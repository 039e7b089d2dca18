import { ExpectedError } from '../../expected-error.ts'
import { attemptIn, ownerLabel } from '../../plan/job.ts'
import type { CreateBuilder, Labels } from '../../plan/plan.ts'
import type { ContainerInspection, Docker } from '../../platform/docker.ts'
import { isOfGitHub, nameOfAttempt } from '../../values/run-attempt.ts'
import type { Tools } from '../step.ts'
import { findCompleted } from '../sweep/completed-attempts.ts'
import { containerOf, flagValue, labelsIn, volumeOf } from './builder-resources.ts'
import { recordIn } from './user-folder.ts'

/**
 * Makes the name available to the job. A builder that buildx knows by this name is used as it is, as
 * docker/setup-buildx-action does. One that a killed runner left is removed, except for state that is to be kept. Any
 * other builder is in use.
 *
 * @returns whether to use the existing builder or to create one
 * @throws ExpectedError `builder-in-use`
 */
export async function claimName(
  step: CreateBuilder,
  docker: Docker,
  tools: Pick<Tools, 'files' | 'log' | 'connectGitHub'>,
): Promise<'use' | 'create'> {
  const { files, log } = tools
  const { name, folder, keepState } = step
  const record = recordIn(folder, name)
  if (await files.exists(record)) {
    const elsewhere = containerElsewhere(await files.readText(record), step.endpoint)
    if (elsewhere !== undefined) throw otherEngine(name, elsewhere)
    return 'use'
  }
  const container = await docker.inspectContainer(containerOf(name))
  if (!container) return 'create'
  const found = labelsIn(container.Args)
  if (!isOfThisRunner(found, step.labels) && !(await isCompleted(found, step, tools)))
    throw inUse(name, container, found)
  log(`Removing builder ${name} of run ${found['berth.run']}, which has ended without its post step`)
  await docker.removeContainer(containerOf(name))
  if (!keepState) await docker.removeVolume(volumeOf(name))
  return 'create'
}

/** The endpoint of a builder container on another engine. An endpoint without `://` is the name of a context. */
function containerElsewhere(record: string, endpoint: string): string | undefined {
  const { Driver, Nodes } = JSON.parse(record) as { Driver?: string; Nodes?: { Endpoint?: string }[] }
  if (Driver !== 'docker-container') return undefined
  return Nodes?.map(({ Endpoint = '' }) => Endpoint).find((at) => at.includes('://') && at !== endpoint)
}

function otherEngine(name: string, elsewhere: string): ExpectedError {
  return new ExpectedError(
    'builder-in-use',
    `Input \`name\`: buildx already has a builder ${name} on another daemon, ${elsewhere}.`,
    'Choose another `name`, or omit it to get a separate builder for each job.',
  )
}

/** A runner runs one job at a time, and its name is unique in its repository. So the builder's job has ended. */
function isOfThisRunner(found: Labels, own: Labels): boolean {
  const same = (label: string) => own[label] !== '' && found[label] === flagValue(own[label] ?? '')
  return found[ownerLabel] !== undefined && same('berth.repository') && same('berth.runner')
}

/** Each runner of a scale set has its own name and runs one job, so only GitHub knows that the builder's run is over. */
async function isCompleted(
  found: Labels,
  { labels, secret }: CreateBuilder,
  tools: Pick<Tools, 'log' | 'connectGitHub'>,
): Promise<boolean> {
  const repository = labels['berth.repository'] ?? ''
  const attempt = attemptIn({ ...found, 'berth.repository': repository })
  if (found['berth.repository'] !== flagValue(repository) || !attempt || !isOfGitHub(attempt)) return false
  return (await findCompleted([attempt], secret.githubToken, tools)).has(nameOfAttempt(attempt))
}

function inUse(name: string, { Created }: ContainerInspection, found: Labels): ExpectedError {
  const container = containerOf(name)
  const run = found['berth.run']
  const whose =
    run === undefined
      ? 'by buildx of another user'
      : `by run ${run} of ${found['berth.repository']} on the runner ${found['berth.runner']}`
  return new ExpectedError(
    'builder-in-use',
    `Input \`name\`: builder ${name} is in use. Its container ${container} was created at ${Created}, ${whose}.`,
    `Omit \`name\` to get a separate builder for each job. If no job uses the builder, remove it: docker rm --force ${container}`,
  )
}
