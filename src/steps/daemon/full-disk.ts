import type { Docker } from '../../platform/docker.ts'
import type { Files } from '../../platform/files.ts'
import { mebibyte } from '../../values/quantity.ts'
import type { LogCause } from './log-causes.ts'

/** Bytes beneath which nothing starts. */
const least = mebibyte

/** Looks whether an engine's disk is full, of which a container's log says nothing: it lies on the same disk. */
export async function fullDisk(docker: Docker, files: Files): Promise<LogCause | undefined> {
  try {
    const root = String((await docker.info())['DockerRootDir'])
    const { freeBytes, freeInodes, totalInodes } = await files.filesystem(root)
    // btrfs counts no inodes.
    const isFull = freeBytes < least || (totalInodes > 0 && freeInodes === 0)
    if (!isFull) return undefined
    return {
      cause: `The disk under the engine’s data root ${root} is full.`,
      remedy: 'Free space there: docker system prune.',
    }
  } catch {
    // An engine elsewhere: its data root is not here.
    return undefined
  }
}
