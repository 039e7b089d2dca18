import { ExpectedError } from '../../expected-error.ts'
import { attemptIn, ownerLabel } from '../../plan/job.ts'
import type { ContainerNode, CreateBuilder, Labels } from '../../plan/plan.ts'
import type { ContainerInspection, Docker } from '../../platform/docker.ts'
import { containerOf, volumeOf } from '../../values/node-names.ts'
import { isOfGitHub, nameOfAttempt } from '../../values/run-attempt.ts'
import type { Tools } from '../step.ts'
import { findCompleted } from '../sweep/completed-attempts.ts'
import { flagValue, labelsIn } from './builder-resources.ts'
import { connectNode } from './connect-node.ts'
import { recordIn } from './user-folder.ts'

/**
 * Makes the names of the builder and its nodes available to the job. A builder that buildx knows by this name is used as
 * it is, as docker/setup-buildx-action does. One that a killed runner left is removed, except for state that is to be
 * kept. Any other builder is in use: then nothing is removed.
 *
 * @returns whether to use the existing builder or to create one
 * @throws ExpectedError `builder-in-use`, or `builder-not-ready` if the daemon of a node cannot be reached
 */
export async function claimName(
  step: CreateBuilder,
  tools: Pick<Tools, 'connect' | 'hostEngine' | 'files' | 'log' | 'connectGitHub'>,
): Promise<'use' | 'create'> {
  const { files, log } = tools
  const record = recordIn(step.folder, step.name)
  if (await files.exists(record)) {
    refuseOtherEngine(await files.readText(record), step)
    return 'use'
  }
  const left = await Promise.all(step.nodes.map((node) => leftoverOf(node, step, tools)))
  for (const leftover of left) {
    if (leftover === null) continue
    const { node, docker, run } = leftover
    log(`Removing builder ${node} of run ${run}, which has ended without its post step`)
    await docker.removeContainer(containerOf(node))
    if (!step.keepState) await docker.removeVolume(volumeOf(node))
  }
  return 'create'
}

/** The container of this name that a killed runner left. null: there is none. */
async function leftoverOf(
  { name: node, daemon }: ContainerNode,
  step: CreateBuilder,
  tools: Pick<Tools, 'connect' | 'hostEngine' | 'log' | 'connectGitHub'>,
): Promise<{ readonly node: string; readonly docker: Docker; readonly run: string | undefined } | null> {
  const { docker, ask } = connectNode(`Node ${node}`, daemon, tools)
  const container = await ask(() => docker.inspectContainer(containerOf(node)))
  if (!container) return null
  const found = labelsIn(container.Args)
  if (!isOfThisRunner(found, step.labels) && !(await isCompleted(found, step, tools)))
    throw inUse(node, step, container, found)
  return { node, docker, run: found[ownerLabel] }
}

/** Refuses a builder whose containers are all on other engines. An endpoint without `://` is the name of a context. */
function refuseOtherEngine(record: string, { name, nodes }: CreateBuilder): void {
  const { Driver, Nodes = [] } = JSON.parse(record) as { Driver?: string; Nodes?: { Endpoint?: string }[] }
  const [elsewhere = ''] = Nodes.map(({ Endpoint = '' }) => Endpoint)
  const isHere = ({ Endpoint = '' }) =>
    !Endpoint.includes('://') ||
    nodes.some(({ endpoint, daemon }) => endpoint === Endpoint || daemon.host === Endpoint)
  if (Driver !== 'docker-container' || Nodes.length === 0 || Nodes.some(isHere)) return
  throw new ExpectedError(
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

function inUse(
  node: string,
  { name, nodes }: CreateBuilder,
  { Created }: ContainerInspection,
  found: Labels,
): ExpectedError {
  const container = containerOf(node)
  const run = found['berth.run']
  const whose =
    run === undefined
      ? 'by buildx of another user'
      : `by run ${run} of ${found['berth.repository']} on the runner ${found['berth.runner']}`
  const isFirst = node === nodes[0]?.name
  return new ExpectedError(
    'builder-in-use',
    `Input \`${isFirst ? 'name' : 'append'}\`: ${isFirst ? `builder ${name}` : `node ${node}`} is in use. Its container ${container} was created at ${Created}, ${whose}.`,
    `Omit ${isFirst ? '`name` to get a separate builder' : 'the `name` of the node to get a separate one'} for each job. If no job uses it, remove it: docker rm --force ${container}`,
  )
}
