import { anyStem, ownerLabel } from '../plan/job.ts'
import type { ContainerSummary, Docker } from '../platform/docker.ts'
import { containerPrefix, labelsIn } from './builder/parts.ts'
import type { StepHandler } from './step.ts'

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
    const leftovers = [...(await containers(docker)), ...(await volumes(docker)), ...(await images(docker))]
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

async function containers(docker: Docker): Promise<Leftover[]> {
  const [labelled, builders] = await Promise.all([
    docker.listContainers({ label: [ownerLabel] }),
    docker.listContainers({ name: [containerPrefix] }),
  ])
  return [...labelled, ...builders.filter(isOwnBuilder)].map(({ Id, Names, Created }) => ({
    name: `the container ${Names[0]?.slice(1) ?? Id}`,
    created: Created * 1000,
    remove: () => docker.removeContainer(Id),
  }))
}

/** A builder's container has its labels in its command: see `labelFlags`. */
const isOwnBuilder = ({ Command }: ContainerSummary): boolean => ownerLabel in labelsIn(Command.split(' '))

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
