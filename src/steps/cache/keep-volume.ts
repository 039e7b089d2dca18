import type { CacheRequest } from '../../plan/plan.ts'
import type { Docker } from '../../platform/docker.ts'
import { bytes, count } from '../../values/quantity.ts'
import { type DaemonEnd, stopDaemon } from '../daemon/end-daemon.ts'
import type { Tools } from '../step.ts'
import { engineTime } from '../sweep/engine-time.ts'
import { leasesOf } from './lease.ts'
import { writeMark } from './mark.ts'
import { tidyDaemon } from './tidy-daemon.ts'

/**
 * Stops a job daemon on a leased volume. The volume is marked as clean only if the daemon passed its tests, was tidied, and
 * ended by itself after SIGTERM. Without the mark nobody uses the volume again.
 *
 * @param container of the job daemon
 * @param inner the client of the job daemon. null: it does not answer
 * @returns null: the volume is not kept, and the daemon still runs
 */
export async function keepVolume(
  container: string,
  cache: CacheRequest,
  host: Docker,
  inner: Docker | null,
  tools: Pick<Tools, 'files' | 'log' | 'warn'>,
): Promise<DaemonEnd | null> {
  const { log, files } = tools
  const drop = (why: string): null => {
    log(`Not keeping the cache \`${cache.key}\`: ${why}`)
    return null
  }
  const [lease] = await leasesOf(cache.labels, host)
  // A volume of the job's own is removed.
  if (lease === undefined) return null
  if (inner === null) return drop('the job daemon does not answer')
  if (!(await files.exists(cache.testedFile))) return drop('the job daemon did not pass its tests')
  const tidied = await tidyDaemon(inner, cache.freeBytes).catch((error) => ({ problem: messageOf(error) }))
  if ('problem' in tidied) return drop(tidied.problem)
  const end = await stopDaemon(container, host, inner, tools)
  if (!end.isClean) return end
  const { usage } = tidied
  const at = new Date(await engineTime(host)).toISOString()
  await writeMark(lease.id, { state: 'clean', at, ...usage }, host)
  log(
    `Keeping the cache \`${cache.key}\` in ${lease.volume}: ${count(usage.images, 'image')}, ${bytes(usage.bytes)}`,
  )
  return end
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
