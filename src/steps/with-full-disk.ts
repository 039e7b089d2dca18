import { ExpectedError } from '../expected-error.ts'
import { fullDisk } from './daemon/full-disk.ts'
import { engineError } from './engine-error.ts'
import type { Tools } from './step.ts'

/**
 * Adds a full disk of the host daemon to an error of it. Its own error can name a file instead: an engine 20.10 whose disk
 * was full said `chown …/overlay2/…-init/work/work: no such file or directory`.
 *
 * @returns the same error if it is not from the engine, or the disk is not full
 */
export async function withFullDisk(
  error: unknown,
  { connect, hostEngine, files }: Pick<Tools, 'connect' | 'hostEngine' | 'files'>,
): Promise<unknown> {
  const known = engineError(error)
  if (known?.code !== 'engine-error') return error
  const full = await fullDisk(connect(hostEngine), files)
  if (!full) return error
  return new ExpectedError(known.code, `${known.message}. ${full.cause}`, full.remedy, { cause: error })
}
