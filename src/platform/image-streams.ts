import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type Dockerode from 'dockerode'
import { splitReference } from '../values/image-reference.ts'
import type { Deadline } from './before-deadline.ts'
import { followProgress } from './follow-progress.ts'
import { type Patience, whileAlive } from './while-alive.ts'

/** Calls that move images, however large they are. */
export type ImageStreams = {
  /** Creates an image with one layer from a tar archive. `changes` are Dockerfile instructions. */
  importImage(archive: Buffer, reference: string, changes: readonly string[]): Promise<void>
  /** The images as one archive, in which each layer is once. It ends with an error if the connection does. */
  saveImages(names: readonly string[], signal: AbortSignal): Promise<Readable>
  /**
   * Loads the images of an archive while it arrives. An engine that reads slowly slows down the source. `onBytes` gets
   * the number of bytes that it has taken so far.
   */
  loadImages(archive: Readable, onBytes: (bytes: number) => void, signal: AbortSignal): Promise<void>
}

/** With the containerd image store, engines report no progress while they unpack a layer. */
const patience: Patience = { interval: 20_000, limit: 300_000 }

/** @param ping asks an engine that has been silent for long */
export function imageStreams(
  dockerode: Dockerode,
  ping: () => Promise<void>,
  change: <T>(call: (deadline: Deadline) => Promise<T>) => Promise<T>,
): ImageStreams {
  return {
    async importImage(archive, reference, changes) {
      const [repo, tag] = splitReference(reference)
      await change(async (deadline) => {
        const options = { repo, tag, changes: [...changes], ...deadline }
        const stream = await dockerode.importImage(archive as never, options)
        await followProgress(dockerode, stream, () => {})
      })
    },
    async saveImages(names, signal) {
      // Its types lack the call. docker-modem repeats the name for each value of a list.
      const source = dockerode as unknown as { getImages(options: object): Promise<Readable> }
      return source.getImages({ names: [...names], abortSignal: signal })
    },
    async loadImages(archive, onBytes, signal) {
      const load = async (abortSignal: AbortSignal, progress: () => void) => {
        let bytes = 0
        const counting = new Transform({
          transform(chunk: Buffer, _, done) {
            bytes += chunk.length
            progress()
            onBytes(bytes)
            done(null, chunk)
          },
        })
        const sending = pipeline(archive, counting, { signal: abortSignal })
        const loading = dockerode
          .loadImage(counting, { quiet: true, abortSignal })
          .then((answer) => followProgress(dockerode, answer, progress))
        // docker-modem leaves the source open if the engine refuses it.
        loading.catch((error) => counting.destroy(error))
        const [sent, loaded] = await Promise.allSettled([sending, loading])
        // If the source fails, so does the request. If the engine refuses, the source is closed with its error.
        if (sent.status === 'rejected') throw sent.reason
        if (loaded.status === 'rejected') throw loaded.reason
      }
      await whileAlive(load, ping, { ...patience, signal })
    },
  }
}
