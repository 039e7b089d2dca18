import { ExpectedError } from '../../expected-error.ts'
import { ownerLabel } from '../../plan/job.ts'
import type { CreateBuilder, Labels } from '../../plan/plan.ts'
import type { ContainerInspection, Docker } from '../../platform/docker.ts'
import type { Tools } from '../step.ts'
import { containerOf, labelsIn, volumeOf, wordOf } from './parts.ts'
import { recordIn } from './users-folder.ts'

/**
 * Looks for a builder of this name. One that buildx knows is used as it is, as docker/setup-buildx-action does. One
 * whose runner was killed goes, but for the state that is to be kept. Any other is in use.
 *
 * @returns whether there is one to use, or one is to be created
 * @throws ExpectedError `builder-in-use`
 */
export async function makeRoom(
  step: CreateBuilder,
  docker: Docker,
  { files, log }: Pick<Tools, 'files' | 'log'>,
): Promise<'use' | 'create'> {
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
  if (!isLeftOver(found, step.labels)) throw inUse(name, container, found)
  log(
    `The builder ${name} is left over from run ${found['berth.run']}, whose runner was ended: it makes room`,
  )
  await docker.removeContainer(containerOf(name))
  if (!keepState) await docker.removeVolume(volumeOf(name))
  return 'create'
}

/** The engine of a builder in a container, if that is another one. What is no address is the name of a context. */
function containerElsewhere(record: string, endpoint: string): string | undefined {
  const { Driver, Nodes } = JSON.parse(record) as { Driver?: string; Nodes?: { Endpoint?: string }[] }
  if (Driver !== 'docker-container') return undefined
  return Nodes?.map(({ Endpoint = '' }) => Endpoint).find((at) => at.includes('://') && at !== endpoint)
}

function otherEngine(name: string, elsewhere: string): ExpectedError {
  return new ExpectedError(
    'builder-in-use',
    `name: ${name} — buildx knows a builder of this name already, at another engine: ${elsewhere}.`,
    'Choose another `name`, or leave it out, which gives each job a builder of its own.',
  )
}

/** A runner plays one job at a time, and no other runner of its repository has its name: an earlier job is over. */
function isLeftOver(found: Labels, own: Labels): boolean {
  const same = (label: string) => own[label] !== '' && found[label] === wordOf(own[label] ?? '')
  return found[ownerLabel] !== undefined && same('berth.repository') && same('berth.runner')
}

function inUse(name: string, { Created }: ContainerInspection, found: Labels): ExpectedError {
  const container = containerOf(name)
  const run = found['berth.run']
  const whose =
    run === undefined
      ? 'buildx of another user has made it'
      : `run ${run} of ${found['berth.repository']} on the runner ${found['berth.runner']} has made it`
  return new ExpectedError(
    'builder-in-use',
    `name: ${name} — the container ${container} of a builder of this name is on the engine since ${Created}: ${whose}.`,
    `Leave \`name\` out, which gives each job a builder of its own; or, if no job uses it: docker rm --force ${container}`,
  )
}
