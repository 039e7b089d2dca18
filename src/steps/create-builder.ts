import { setTimeout as sleep } from 'node:timers/promises'
import type { CreateBuilder, Recorded } from '../plan/plan.ts'
import type { Docker } from '../platform/docker.ts'
import { boot } from './builder/boot.ts'
import { containerOf, labelsIn, volumeOf } from './builder/builder-resources.ts'
import { claimName } from './builder/claim-name.ts'
import { builderResult, useExisting } from './builder/existing-builder.ts'
import { recordIn, saveRecord } from './builder/user-folder.ts'
import { warnAboutVariable } from './builder/warn-about-variable.ts'
import { withDiagnosis } from './builder/with-diagnosis.ts'
import { isOwn } from './ownership.ts'
import type { StepHandler, Tools } from './step.ts'

/** Seconds that BuildKit gets to save its state for the next job. */
const stopGrace = 10

/** Creates a BuildKit container, by default for this job only, and makes it the current builder of later steps. */
export const createBuilder: StepHandler<'create-builder'> = {
  title: ({ name }) => `Creating builder ${name}`,

  async apply(step, tools) {
    const { name } = step
    const docker = tools.connect(step.endpoint)
    const action = await claimName(step, docker, tools)
    const inspected = await withDiagnosis(step, tools, async (signal) => {
      if (action === 'use') return useExisting(step, tools, { signal })
      await labelVolume(step, docker)
      return boot(step, tools, { signal })
    })
    if (!step.cleanup) await saveRecord(step, tools)
    warnAboutVariable(name, tools)
    return builderResult(name, inspected, action === 'use')
  },

  undoTitle: ({ name, cleanup }) => (cleanup ? `Removing builder ${name}` : `Keeping builder ${name}`),
  async undo(step, tools) {
    if (step.cleanup) await remove(step, tools)
  },
  undoTimeout: 90_000,
}

/**
 * Creates the builder's volume with the job's labels, because buildx would create it without any (docker/buildx,
 * driver/docker-container). A volume that exists, or that is kept for the next job, gets no labels.
 */
async function labelVolume(
  { name, keepState, cleanup, labels }: CreateBuilder,
  docker: Docker,
): Promise<void> {
  if (keepState || !cleanup || (await docker.inspectVolume(volumeOf(name)))) return
  await docker.createVolume(volumeOf(name), labels)
}

async function remove(step: Recorded<CreateBuilder>, tools: Tools): Promise<void> {
  const docker = tools.connect(step.endpoint)
  const container = await lateContainer(step, docker, tools)
  if (container && isOwn(labelsIn(container.Args), step.labels)) {
    if (step.keepState) await docker.stopContainer(container.Id, stopGrace)
    await docker.removeContainer(container.Id)
    if (await docker.inspectContainer(container.Id))
      throw new Error(`container ${containerOf(step.name)} still exists after its removal`)
  }
  const volume = await docker.inspectVolume(volumeOf(step.name))
  if (volume && isOwn(volume.Labels, step.labels)) await docker.removeVolume(volumeOf(step.name))
}

/** After main was killed, its buildx may still be creating the container. It ends at its next write to the closed pipe. */
async function lateContainer({ name, folder }: Recorded<CreateBuilder>, docker: Docker, { files }: Tools) {
  const container = await docker.inspectContainer(containerOf(name))
  if (container || !(await files.exists(recordIn(folder, name)))) return container
  await sleep(1_000)
  return docker.inspectContainer(containerOf(name))
}
