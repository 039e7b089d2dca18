import { poolLabel } from '../../plan/job.ts'
import type { CacheRequest, DataLayout } from '../../plan/plan.ts'
import { makeVolume } from '../create-volume.ts'
import type { Tools } from '../step.ts'
import { findCompleted } from '../sweep/completed-attempts.ts'
import type { Completed } from '../sweep/due.ts'
import { engineTime } from '../sweep/engine-time.ts'
import { holdersOf, type Judge, undecidedAttempts } from './holders.ts'
import { orderVolumes } from './order-volumes.ts'
import { engineOf, layoutName, poolOf, unfitFor } from './pool.ts'
import { tryVolume } from './try-volume.ts'

/** The data root that a job has got. */
export type TakenVolume = {
  readonly key: string
  readonly volume: string
  /** What the daemon must have in common with those before it, see `layoutName`. */
  readonly layout: string
  /**
   * - `warm`: an earlier job left images and build cache
   * - `new`: the first job that uses it
   * - `own`: none is free or can be kept, so this one is removed after the job
   */
  readonly state: 'warm' | 'new' | 'own'
  /** Of an own volume: a part of a sentence. */
  readonly reason?: string
  /** Of a warm volume: what the last job left. */
  readonly images?: number
  readonly bytes?: number
  /** When the last job left it (RFC 3339). */
  readonly lastUsed?: string
}

/**
 * Takes a volume of the pool under a lease, the best-filled first. One that was not stopped cleanly is thrown away: a
 * damaged store shows only in the run that needs the damaged layer. If all are in use, the job gets a volume of its own.
 *
 * @param layout of the daemon that will use it
 * @param githubToken for asking GitHub, only if no volume is free otherwise, which jobs have ended
 */
export async function takeVolume(
  cache: CacheRequest,
  layout: DataLayout,
  githubToken: string,
  tools: Pick<Tools, 'connect' | 'hostEngine' | 'connectGitHub' | 'log' | 'warn'>,
): Promise<TakenVolume> {
  const unfit = unfitFor(layout)
  if (unfit !== null) return takeOwn(cache, layout, unfit, tools)
  const docker = tools.connect(tools.hostEngine)
  const [image, now] = await Promise.all([docker.inspectImage(cache.image), engineTime(docker)])
  const pool = poolOf(cache, image === null ? cache.image : engineOf(image), layout)
  const [holders, existing] = await Promise.all([
    holdersOf(pool.volumes, docker),
    docker.listVolumes({ label: [`${poolLabel}=${pool.name}`] }),
  ])
  const found = async (completed: Completed): Promise<TakenVolume | null> => {
    const judge: Judge = { cache, now, completed }
    for (const candidate of orderVolumes(pool, existing, holders, judge)) {
      const taken = await tryVolume(candidate, { pool, judge, cache }, docker, tools)
      if (taken) return { key: cache.key, layout: layoutName(layout), ...taken }
    }
    return null
  }
  const taken = await found(new Set())
  if (taken) return taken
  const completed = await findCompleted(undecidedAttempts(holders, cache.labels), githubToken, tools)
  const late = completed.size > 0 ? await found(completed) : null
  return late ?? takeOwn(cache, layout, `all ${pool.volumes.length} are in use by other jobs`, tools)
}

/** A volume of the job's own, which is removed after it. */
async function takeOwn(
  cache: CacheRequest,
  layout: DataLayout,
  reason: string,
  { connect, hostEngine, warn }: Pick<Tools, 'connect' | 'hostEngine' | 'warn'>,
): Promise<TakenVolume> {
  const volume = cache.ownVolume
  warn(
    `\`cache: ${cache.key}\` has no volume for this job: ${reason}. The job daemon starts with an empty volume, which is removed after the job.`,
  )
  await makeVolume(volume, cache.labels, connect(hostEngine))
  return { key: cache.key, volume, layout: layoutName(layout), state: 'own', reason }
}
