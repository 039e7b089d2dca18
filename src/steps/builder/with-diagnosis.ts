import { ExpectedError } from '../../expected-error.ts'
import type { CreateBuilder } from '../../plan/plan.ts'
import type { Docker } from '../../platform/docker.ts'
import type { Files } from '../../platform/files.ts'
import { type Patience, whileAlive } from '../../platform/while-alive.ts'
import { containerOf } from '../../values/node-names.ts'
import { fullDisk } from '../daemon/full-disk.ts'
import { findCause } from '../daemon/log-causes.ts'
import type { Tools } from '../step.ts'
import { connectNode } from './connect-node.ts'

/** buildx would wait forever for an engine that hangs, so the engine is pinged meanwhile. */
const patience: Patience = { interval: 20_000, limit: Number.POSITIVE_INFINITY }
/** Milliseconds for a busy engine. */
const pingTimeout = 30_000
/** Lines of BuildKit's log to show if it does not start. */
const logLines = 40

/**
 * Runs buildx commands and adds the cause to their error. buildx reports neither that an engine hangs nor why BuildKit
 * exits.
 *
 * @throws the error of `running` with the cause, or the error of an engine that does not answer
 */
export async function withDiagnosis<T>(
  { nodes }: CreateBuilder,
  tools: Tools,
  running: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { files, log } = tools
  const engines = nodes.map(({ name, daemon }) => ({ name, ...connectNode(`Node ${name}`, daemon, tools) }))
  const pingAll = async (timeout?: number) => {
    await Promise.all(engines.map(({ docker, ask }) => ask(() => docker.ping(timeout))))
  }
  try {
    return await whileAlive(running, () => pingAll(pingTimeout), patience)
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error
    await pingAll().catch((silence) => {
      log(error.message)
      throw silence
    })
    let found = error
    for (const { name, docker } of engines) {
      found = await withCause(found, docker, files, containerOf(name))
      if (found.message !== error.message) break
    }
    throw found
  }
}

/** The error with the end of the container's log, and the cause found in the log or on the disk. */
async function withCause(
  error: ExpectedError,
  docker: Docker,
  files: Files,
  container: string,
): Promise<ExpectedError> {
  const logs = await docker.containerLogs(container, logLines).catch(() => ({ stdout: '', stderr: '' }))
  const text = `${logs.stdout}${logs.stderr}`.trim()
  const known = findCause(text) ?? (await fullDisk(docker, files))
  if (text === '' && !known) return error
  const message = known ? `${error.message}. ${known.cause}` : error.message
  const details = `${error.details}\nLast lines of the log of ${container}:\n${text}`
  return new ExpectedError(error.code, message, known?.remedy ?? error.remedy, { cause: error, details })
}
