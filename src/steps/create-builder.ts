import { setTimeout as sleep } from 'node:timers/promises'
import { ExpectedError } from '../expected-error.ts'
import type { ContainerNode, CreateBuilder, Recorded } from '../plan/plan.ts'
import type { Docker } from '../platform/docker.ts'
import { containerOf, volumeOf } from '../values/node-names.ts'
import { boot } from './builder/boot.ts'
import { labelsIn } from './builder/builder-resources.ts'
import { claimName } from './builder/claim-name.ts'
import { connectNode } from './builder/connect-node.ts'
import { builderResult, useExisting } from './builder/existing-builder.ts'
import { removeImageConfiguration } from './builder/image-configuration.ts'
import { inheritSettings } from './builder/inherit-settings.ts'
import { showLogs } from './builder/show-logs.ts'
import { recordIn, saveRecord } from './builder/user-folder.ts'
import { warnAboutVariable } from './builder/warn-about-variable.ts'
import { withDiagnosis } from './builder/with-diagnosis.ts'
import { isOwn } from './ownership.ts'
import type { StepHandler, Tools } from './step.ts'

/** Seconds that BuildKit gets to save its state for the next job. */
const stopGrace = 10

/** Creates BuildKit containers, by default for this job only, and makes their builder the current one of later steps. */
export const createBuilder: StepHandler<'create-builder'> = {
  title: ({ name, nodes }) =>
    `Creating builder ${name}${nodes.length > 1 ? ` with ${nodes.length} nodes` : ''}`,

  async apply(step, tools) {
    const { name, nodes } = step
    const action = await claimName(step, tools)
    if (action === 'use' && step.isHandedOver) throw notHandedOver(name)
    const inspected = await withDiagnosis(step, tools, async (signal) => {
      if (action === 'use') return useExisting(step, tools, { signal })
      await Promise.all(nodes.map((node) => labelVolume(step, node, tools)))
      const { inherited, ...inheriting } = await inheritSettings(step, tools)
      return { ...(await boot(inheriting.step, tools, { signal })), inherited }
    })
    if (!step.cleanup) await saveRecord(step, tools)
    warnAboutVariable(name, tools)
    return builderResult(name, inspected, action === 'use')
  },

  undoTitle: ({ name, cleanup }) => (cleanup ? `Removing builder ${name}` : `Keeping builder ${name}`),
  async undo(step, tools) {
    await showLogs(step, tools)
    const nodes = step.cleanup ? step.nodes : []
    // A daemon that does not answer does not keep the nodes on other daemons.
    const removed = await Promise.allSettled([
      ...nodes.map((node) => remove(step, node, tools)),
      removeImageConfiguration(step, tools),
    ])
    for (const result of removed) if (result.status === 'rejected') throw result.reason
  },
  undoTimeout: 90_000,
}

/** Its containers can have other names, and Berth does not know its privileges. */
const notHandedOver = (name: string): ExpectedError =>
  new ExpectedError(
    'builder-in-use',
    `Input \`name\`: buildx already has a builder ${name}, which the guard cannot hand over to later steps.`,
    `Choose another \`name\`, or omit it to get a separate builder for each job. To remove the builder: docker buildx rm ${name}`,
  )

/**
 * Creates the volume of a node with the job's labels, because buildx would create it without any (docker/buildx,
 * driver/docker-container). A volume that exists, or that is kept for the next job, gets no labels.
 */
async function labelVolume(
  { keepState, cleanup, labels }: CreateBuilder,
  { name, daemon }: ContainerNode,
  tools: Tools,
): Promise<void> {
  if (keepState || !cleanup) return
  const { docker, ask } = connectNode(`Node ${name}`, daemon, tools)
  await ask(async () => {
    if (!(await docker.inspectVolume(volumeOf(name)))) await docker.createVolume(volumeOf(name), labels)
  })
}

async function remove(
  step: Recorded<CreateBuilder>,
  { name, daemon }: ContainerNode,
  tools: Tools,
): Promise<void> {
  const docker = tools.connect(daemon.host, daemon.certificates)
  const container = await lateContainer(step, name, docker, tools)
  if (container && isOwn(labelsIn(container.Args), step.labels)) {
    if (step.keepState) await docker.stopContainer(container.Id, stopGrace)
    await docker.removeContainer(container.Id)
    if (await docker.inspectContainer(container.Id))
      throw new Error(`container ${containerOf(name)} still exists after its removal`)
  }
  const volume = await docker.inspectVolume(volumeOf(name))
  if (volume && isOwn(volume.Labels, step.labels)) await docker.removeVolume(volumeOf(name))
}

/** After main was killed, its buildx may still be creating the container. It ends at its next write to the closed pipe. */
async function lateContainer(
  { name, folder }: Recorded<CreateBuilder>,
  node: string,
  docker: Docker,
  { files }: Tools,
) {
  const container = await docker.inspectContainer(containerOf(node))
  if (container || !(await files.exists(recordIn(folder, name)))) return container
  await sleep(1_000)
  return docker.inspectContainer(containerOf(node))
}
