import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CreateBuilder, Recorded } from '../plan/plan.ts'
import type { Docker } from '../platform/docker.ts'
import { blaming } from './builder/blame.ts'
import { boot } from './builder/boot.ts'
import { inspectBuilder } from './builder/inspect-builder.ts'
import { makeRoom } from './builder/make-room.ts'
import { containerOf, labelsIn, volumeOf } from './builder/parts.ts'
import { runBuildx } from './builder/run-buildx.ts'
import { recordIn, usersFolder } from './builder/users-folder.ts'
import { warnOfVariable } from './builder/warn-of-variable.ts'
import { isOwn } from './ownership.ts'
import type { StepHandler, Tools } from './step.ts'

/** Seconds for BuildKit to write down the state that the next job shall find. */
const stopGrace = 10

/** A BuildKit in a container, by default one of the job's own; the current builder of later steps. */
export const createBuilder: StepHandler<'create-builder'> = {
  describe: ({ name }) => `create the builder ${name}`,

  async apply(step, tools) {
    const { name, buildx } = step
    const docker = tools.connect(step.endpoint)
    const room = await makeRoom(step, docker, tools)
    const { driver, nodes } = await blaming(step, tools, async (signal) => {
      if (room === 'use') {
        tools.log(`The builder ${name} was there before: it is used as it was created, and stays`)
        await runBuildx(buildx, ['use', name], tools, { signal })
        return inspectBuilder(buildx, name, tools, true, { signal })
      }
      await labelVolume(step, docker)
      return boot(step, tools, { signal })
    })
    if (!step.cleanup) await remember(step, tools)
    warnOfVariable(name, tools)
    const platforms = [...new Set(nodes.flatMap((node) => node.platforms))]
    return { builder: { name, driver, platforms, nodes, ...(room === 'use' && { reused: true }) } }
  },

  async undo(step, tools) {
    if (step.cleanup) await remove(step, tools)
  },
  undoTimeout: 90_000,
}

/**
 * buildx would make the volume without labels (docker/buildx, driver/docker-container), by which it is known to be the
 * job's. One that is there, or that is to stay for the next job, gets none.
 */
async function labelVolume(
  { name, keepState, cleanup, labels }: CreateBuilder,
  docker: Docker,
): Promise<void> {
  if (keepState || !cleanup || (await docker.inspectVolume(volumeOf(name)))) return
  await docker.createVolume(volumeOf(name), labels)
}

/** Tells the user's own buildx of a builder that is to stay. */
async function remember({ name, folder }: CreateBuilder, { files, environment }: Tools): Promise<void> {
  const record = recordIn(usersFolder(environment), name)
  await files.makeDirectory(dirname(record), 0o700)
  await files.copy(recordIn(folder, name), record)
}

async function remove(step: Recorded<CreateBuilder>, tools: Tools): Promise<void> {
  const docker = tools.connect(step.endpoint)
  const container = await lateContainer(step, docker, tools)
  if (container && isOwn(labelsIn(container.Args), step.labels)) {
    if (step.keepState) await docker.stopContainer(container.Id, stopGrace)
    await docker.removeContainer(container.Id)
    if (await docker.inspectContainer(container.Id))
      throw new Error(`the container of ${step.name} is still there`)
  }
  const volume = await docker.inspectVolume(volumeOf(step.name))
  if (volume && isOwn(volume.Labels, step.labels)) await docker.removeVolume(volumeOf(step.name))
}

/** A buildx of a main that was killed may still be making the container: it ends with its next word to its dead reader. */
async function lateContainer({ name, folder }: Recorded<CreateBuilder>, docker: Docker, { files }: Tools) {
  const container = await docker.inspectContainer(containerOf(name))
  if (container || !(await files.exists(recordIn(folder, name)))) return container
  await sleep(1_000)
  return docker.inspectContainer(containerOf(name))
}
