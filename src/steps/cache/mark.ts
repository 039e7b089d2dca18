import { buffer } from 'node:stream/consumers'
import { pack } from 'tar-stream'
import type { Docker } from '../../platform/docker.ts'

/** Where a lease mounts its volume. A lease never runs, so any path will do. */
export const leaseTarget = '/cache'

/** The file in the root of the volume. Docker leaves names there alone that it does not know. */
const file = '.berth-cache.json'

/**
 * The state of a volume, in the volume itself, because its labels cannot change.
 *
 * - `in-use`: a daemon was started on it, and did not end cleanly, or not yet
 * - `clean`: its daemon passed the tests of its job, and ended by itself with exit code 0
 */
export type Mark = {
  readonly state: 'in-use' | 'clean'
  /** The time of the mark by the engine's clock (RFC 3339). */
  readonly at: string
  /** Bytes of images and build cache. */
  readonly bytes?: number
  readonly images?: number
}

/** The mark in the volume of a lease. null: there is none that Berth wrote. */
export async function readMark(lease: string, docker: Docker): Promise<Mark | null> {
  const bytes = await docker.readContainerFile(lease, `${leaseTarget}/${file}`)
  return parseMark(bytes?.toString() ?? '')
}

/** Writes the mark through the lease: the engine mounts the volume of a container that does not run for this. */
export async function writeMark(lease: string, mark: Mark, docker: Docker): Promise<void> {
  const archive = pack()
  archive.entry({ name: file, mode: 0o644 }, JSON.stringify(mark))
  archive.finalize()
  await docker.putArchive(lease, leaseTarget, await buffer(archive))
}

/** Any job that had the volume can have changed the file. Whatever is not a mark counts as none. */
export function parseMark(text: string): Mark | null {
  try {
    const { state, at, bytes, images } = JSON.parse(text) as Partial<Record<keyof Mark, unknown>>
    if ((state !== 'in-use' && state !== 'clean') || typeof at !== 'string') return null
    if (Number.isNaN(Date.parse(at))) return null
    return {
      state,
      at: new Date(at).toISOString(),
      ...(isAmount(bytes) ? { bytes } : {}),
      ...(isAmount(images) ? { images } : {}),
    }
  } catch {
    return null
  }
}

const isAmount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0
