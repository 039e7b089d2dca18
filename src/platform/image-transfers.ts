import type Dockerode from 'dockerode'
import { splitReference } from '../values/image-reference.ts'
import type { Deadline } from './before-deadline.ts'
import { copyImages } from './copy-images.ts'
import { followProgress } from './follow-progress.ts'
import { type Patience, whileAlive } from './while-alive.ts'

/** Calls that move images into an engine. */
export type ImageTransfers = {
  /** Creates an image with one layer from a tar archive. `changes` are Dockerfile instructions. */
  importImage(archive: Buffer, reference: string, changes: readonly string[]): Promise<void>
  /**
   * Copies images of another engine as one archive, in which each layer is once. Both engines must be at Unix sockets.
   *
   * @param source the address of the other engine
   * @param onBytes gets the number of bytes that this engine has taken so far
   */
  copyImages(
    source: string,
    names: readonly string[],
    onBytes: (bytes: number) => void,
    signal: AbortSignal,
  ): Promise<void>
}

/** An engine reports no progress while it unpacks the last layers. */
const patience: Patience = { interval: 20_000, limit: 300_000 }

/**
 * @param host the address of this engine
 * @param knock rejects if this engine does not answer
 * @param change makes a call with a deadline
 */
export function imageTransfers(
  host: string,
  dockerode: Dockerode,
  knock: () => Promise<void>,
  change: <T>(call: (deadline: Deadline) => Promise<T>) => Promise<T>,
): ImageTransfers {
  return {
    async importImage(archive, reference, changes) {
      const [repo, tag] = splitReference(reference)
      await change(async (deadline) => {
        const options = { repo, tag, changes: [...changes], ...deadline }
        const stream = await dockerode.importImage(archive as never, options)
        await followProgress(dockerode, stream, () => {})
      })
    },
    async copyImages(source, names, onBytes, signal) {
      const copy = (abortSignal: AbortSignal, progress: () => void) => {
        const onProgress = (bytes: number) => {
          progress()
          onBytes(bytes)
        }
        return copyImages(socketOf(source), socketOf(host), names, onProgress, abortSignal)
      }
      await whileAlive(copy, knock, { ...patience, signal })
    },
  }
}

function socketOf(host: string): string {
  if (!host.startsWith('unix://')) throw new Error(`${host} is no Unix socket`)
  return host.slice('unix://'.length)
}
