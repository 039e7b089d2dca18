import { ExpectedError } from '../../expected-error.ts'
import type { CreateBuilder } from '../../plan/plan.ts'
import type { Docker } from '../../platform/docker.ts'
import type { Files } from '../../platform/files.ts'
import { type Patience, whileAlive } from '../../platform/while-alive.ts'
import { fullDisk } from '../daemon/full-disk.ts'
import { causeIn } from '../daemon/log-causes.ts'
import type { Tools } from '../step.ts'
import { containerOf } from './parts.ts'

/** buildx itself would wait for ever for an engine that hangs, so the engine is asked meanwhile. */
const patience: Patience = { interval: 20_000, limit: Number.POSITIVE_INFINITY }
/** Milliseconds for an engine that has much to do. */
const pingTimeout = 30_000
/** Lines of BuildKit's log that are shown where it does not start. */
const logLines = 40

/**
 * buildx tells neither that the engine hangs nor why BuildKit ends: both are looked for where it fails.
 *
 * @throws what `running` throws, with the cause that was found; or the engine's own error where that does not answer
 */
export async function blaming<T>(
  { name, endpoint }: CreateBuilder,
  { connect, files, log }: Tools,
  running: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const docker = connect(endpoint)
  try {
    return await whileAlive(running, () => docker.ping(pingTimeout), patience)
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error
    await docker.ping().catch((silence) => {
      log(error.message)
      throw silence
    })
    throw await withCause(error, docker, files, containerOf(name))
  }
}

/** The error with the end of the container's log, and the cause that this or the disk tells of. */
async function withCause(
  error: ExpectedError,
  docker: Docker,
  files: Files,
  container: string,
): Promise<ExpectedError> {
  const logs = await docker.containerLogs(container, logLines).catch(() => ({ stdout: '', stderr: '' }))
  const text = `${logs.stdout}${logs.stderr}`.trim()
  const known = causeIn(text) ?? (await fullDisk(docker, files))
  if (text === '' && !known) return error
  const message = known ? `${error.message}. ${known.cause}` : error.message
  const details = `${error.details}\nThe last lines of the log of ${container}:\n${text}`
  return new ExpectedError(error.code, message, known?.remedy ?? error.remedy, { cause: error, details })
}
