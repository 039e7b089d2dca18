import type { Docker } from '../../platform/docker.ts'
import type { Files } from '../../platform/files.ts'
import { mebibyte } from '../../values/quantity.ts'
import type { LogCause } from './log-causes.ts'

/** Free bytes below which nothing starts. */
const minimumFree = mebibyte

/** Checks if an engine's disk is full. A container's log cannot show this, because it is on the same disk. */
export async function fullDisk(docker: Docker, files: Files): Promise<LogCause | undefined> {
  try {
    const root = String((await docker.info())['DockerRootDir'])
    const { freeBytes, freeInodes, totalInodes } = await files.filesystem(root)
    // btrfs counts no inodes.
    const isFull = freeBytes < minimumFree || (totalInodes > 0 && freeInodes === 0)
    if (!isFull) return undefined
    return {
      cause: `The filesystem of Docker's data root ${root} is full.`,
      remedy: 'Free space on the host: docker system prune',
    }
  } catch {
    // The data root of a remote engine is not on this machine.
    return undefined
  }
}
