import { anyStem, ownerLabel } from '../plan/job.ts'
import type { Docker } from '../platform/docker.ts'
import { recordOf } from './builder/record.ts'
import type { StepHandler, Tools } from './step.ts'

/** buildx names a builder's container so, and its volume by that (docker/buildx, driver/docker-container). */
const ownBuilder = new RegExp(`^/buildx_buildkit_(${anyStem})0$`)

/**
 * Removes what jobs left whose runner was killed, so that no post step ran, or whose engine did not answer it:
 * containers, volumes, builders and images of Berth's that are older than any job can be. A self-hosted job ends
 * after five days at most (GitHub's usage limits).
 */
export const sweepLeftovers: StepHandler<'sweep-leftovers'> = {
  describe: ({ olderThan }) => `sweep what killed jobs left over ${Math.round(olderThan / 3600)} h ago`,

  async apply({ olderThan }, tools) {
    const { connect, hostEngine, log, warn } = tools
    const docker = connect(hostEngine)
    const leftovers = [
      ...(await containers(docker, tools)),
      ...(await volumes(docker)),
      ...(await images(docker)),
    ]
    if (leftovers.length === 0) return { swept: [] }

    const before = (await engineTime(docker)) - olderThan * 1000
    const swept: string[] = []
    for (const { name, remove } of leftovers.filter(({ created }) => created < before)) {
      try {
        await remove()
        swept.push(name)
        log(`Swept ${name}`)
      } catch (error) {
        // Another job may sweep it at the same moment, or still hold it: it is not this job's trouble.
        warn(`${name} could not be swept: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
    return { swept }
  },

  undo: 'nothing',
  undoTimeout: 0,
}

/** Milliseconds since 1970 by the engine's clock; by one that is wrong a job's things would be old as they are made. */
async function engineTime(docker: Docker): Promise<number> {
  return Date.parse(String((await docker.info())['SystemTime']))
}

/** `created`: as `engineTime`. Not a number where the engine does not tell: such a thing is never taken for old. */
type Leftover = { readonly name: string; readonly created: number; remove(): Promise<void> }

async function containers(docker: Docker, tools: Tools): Promise<Leftover[]> {
  return (await docker.listContainers())
    .filter(
      ({ Labels, Names }) => ownerLabel in (Labels ?? {}) || Names.some((name) => ownBuilder.test(name)),
    )
    .map(({ Id, Names, Created }) => ({
      name: `the container ${Names[0]?.slice(1) ?? Id}`,
      created: Created * 1000,
      async remove() {
        await docker.removeContainer(Id)
        await forgetBuilder(Names[0] ?? '', tools)
      },
    }))
}

/** Takes the builder of this container out of what this user's buildx knows, if it does. */
async function forgetBuilder(container: string, { files, environment }: Tools): Promise<void> {
  const [, builder] = ownBuilder.exec(container) ?? []
  if (builder !== undefined) await files.remove(recordOf(builder, environment))
}

/** A builder's, and the data root of a daemon: without labels, if the engine ended before it wrote them down. */
const ownVolume = new RegExp(`^(buildx_buildkit_${anyStem}0_state|${anyStem}-data)$`)

async function volumes(docker: Docker): Promise<Leftover[]> {
  return (await docker.listVolumes())
    .filter(({ Name, Labels }) => ownerLabel in (Labels ?? {}) || ownVolume.test(Name))
    .map(({ Name, CreatedAt = '' }) => ({
      name: `the volume ${Name}`,
      created: Date.parse(CreatedAt),
      remove: () => docker.removeVolume(Name),
    }))
}

/** The image of a proof that was cut short. */
async function images(docker: Docker): Promise<Leftover[]> {
  return (await docker.listImages())
    .filter(({ Labels }) => ownerLabel in (Labels ?? {}))
    .map(({ Id, RepoTags, Created }) => ({
      // Engines before 25 give null, or this name, for an image without a tag.
      name: `the image ${RepoTags?.find((tag) => tag !== '<none>:<none>') ?? Id}`,
      created: Created * 1000,
      remove: () => docker.removeImage(Id),
    }))
}
