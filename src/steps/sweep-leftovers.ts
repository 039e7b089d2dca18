import { namePrefix, ownerLabel } from '../plan/job.ts'
import type { Docker } from '../platform/docker.ts'
import { recordOf } from './builder/record.ts'
import type { ApplyTools, StepHandler } from './step.ts'

/** buildx names a builder's container and volume so (docker/buildx, driver/docker-container). */
const builderPrefix = `buildx_buildkit_${namePrefix}`

/**
 * Removes what jobs left whose runner was killed, so that no post step ran, or whose engine did not answer it:
 * containers, volumes, builders and images of Berth's that are older than any job can be. A self-hosted job ends after five days at most (GitHub's usage limits).
 */
export const sweepLeftovers: StepHandler<'sweep-leftovers'> = {
  describe: ({ olderThan }) => `sweep what killed jobs left over ${Math.round(olderThan / 3600)} h ago`,

  async apply({ olderThan }, tools) {
    const { connect, hostEngine, log, warn } = tools
    const docker = connect(hostEngine)
    const before = Date.now() - olderThan * 1000
    const swept: string[] = []
    for (const leftover of [
      ...(await oldContainers(docker, before, tools)),
      ...(await oldVolumes(docker, before)),
      ...(await oldImages(docker, before)),
    ]) {
      try {
        await leftover.remove()
        swept.push(leftover.name)
        log(`Swept ${leftover.name}`)
      } catch (error) {
        // Another job may sweep it at the same moment, or still hold it: it is not this job's trouble.
        warn(`${leftover.name} could not be swept: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
    return { swept }
  },

  undo: 'nothing',
  undoTimeout: 0,
}

type Leftover = { readonly name: string; remove(): Promise<void> }

async function oldContainers(docker: Docker, before: number, tools: ApplyTools): Promise<Leftover[]> {
  const containers = await docker.listContainers()
  return containers
    .filter(({ Labels, Names, Created }) => {
      const isBerths =
        ownerLabel in (Labels ?? {}) || Names.some((name) => name.startsWith(`/${builderPrefix}`))
      return isBerths && Created * 1000 < before
    })
    .map(({ Id, Names }) => ({
      name: `the container ${Names[0]?.slice(1) ?? Id}`,
      async remove() {
        await docker.removeContainer(Id)
        await forgetBuilder(Names[0] ?? '', tools)
      },
    }))
}

/** Takes the builder of this container out of what this user's buildx knows, if it does. */
async function forgetBuilder(container: string, { files, environment }: ApplyTools): Promise<void> {
  const [, builder] = /^\/buildx_buildkit_(berth-[\w-]+)0$/.exec(container) ?? []
  if (builder !== undefined) await files.remove(recordOf(builder, environment))
}

async function oldVolumes(docker: Docker, before: number): Promise<Leftover[]> {
  const volumes = await docker.listVolumes()
  return volumes
    .filter(({ Name, Labels, CreatedAt }) => {
      const isBerths = ownerLabel in (Labels ?? {}) || Name.startsWith(builderPrefix)
      // A volume whose age the engine does not tell is never taken for old.
      return isBerths && CreatedAt !== undefined && Date.parse(CreatedAt) < before
    })
    .map(({ Name }) => ({ name: `the volume ${Name}`, remove: () => docker.removeVolume(Name) }))
}

/** The image of a proof that was cut short. Its tag holds the job's token. */
async function oldImages(docker: Docker, before: number): Promise<Leftover[]> {
  const images = await docker.listImages()
  return images.flatMap(({ RepoTags, Created }) =>
    // Engines before 25 give null for an image without a tag.
    (RepoTags ?? [])
      .filter((tag) => /^berth-[\w-]+-proof:latest$/.test(tag) && Created * 1000 < before)
      .map((tag) => ({ name: `the image ${tag}`, remove: () => docker.removeImage(tag) })),
  )
}
