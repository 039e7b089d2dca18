import { setTimeout as sleep } from 'node:timers/promises'
import { poolLabel } from '../../plan/job.ts'
import type { CacheRequest } from '../../plan/plan.ts'
import type { Docker } from '../../platform/docker.ts'
import { statusCodeOf } from '../../platform/status-code.ts'
import type { Tools } from '../step.ts'
import { type Holder, holdersOf, type Judge } from './holders.ts'
import { createLease, type Leased } from './lease.ts'
import { readMark, writeMark } from './mark.ts'
import type { Candidate } from './order-volumes.ts'
import { createdLabel, type Pool } from './pool.ts'
import type { TakenVolume } from './take-volume.ts'

/** Milliseconds: a job that ends has a lease and no daemon that runs for less. */
const moment = 3_000

type Attempt = { readonly pool: Pool; readonly judge: Judge; readonly cache: CacheRequest }

/** Takes a volume. null: another job was faster, or uses it without a lease. */
export async function tryVolume(
  { volume, exists, dead }: Candidate,
  { pool, judge, cache }: Attempt,
  docker: Docker,
  { log }: Pick<Tools, 'log'>,
): Promise<Pick<TakenVolume, 'volume' | 'state' | 'images' | 'bytes' | 'lastUsed'> | null> {
  if (dead.length > 0 && !(await removeDead(volume, dead, docker, log))) return null
  const created = new Date(judge.now).toISOString()
  const leased: Leased = {
    volume,
    image: cache.image,
    labels: cache.labels,
    volumeLabels: { ...pool.labels, [createdLabel]: created },
  }
  for (let isEmpty = !exists; ; isEmpty = true) {
    const lease = await createLease(leased, docker)
    if (lease === null) return null
    try {
      const [holders, found, early] = await Promise.all([
        holdersOf([volume], docker),
        docker.inspectVolume(volume),
        isEmpty ? null : readMark(lease, docker),
      ])
      const others = holders.filter(({ id }) => id !== lease)
      if (others.length > 0 || found?.Labels?.[poolLabel] !== pool.name) {
        await docker.removeContainer(lease)
        return null
      }
      if (isEmpty && found.Labels[createdLabel] === created) return { volume, state: 'new' }
      // Another job can have created it, and left it, since it was looked for.
      const mark = isEmpty ? await readMark(lease, docker) : early
      if (mark?.state === 'clean') {
        await writeMark(lease, { state: 'in-use', at: created }, docker)
        const { images, bytes, at } = mark
        return {
          volume,
          state: 'warm',
          lastUsed: at,
          ...(images === undefined ? {} : { images }),
          ...(bytes === undefined ? {} : { bytes }),
        }
      }
      log(`Removing cache volume ${volume}: the job that used it last did not stop its daemon cleanly`)
    } catch (error) {
      await docker.removeContainer(lease).catch(() => {})
      throw error
    }
    await docker.removeContainer(lease)
    if (!(await isRemoved(volume, docker))) return null
  }
}

/** Removes the containers of dead jobs. False: one of them is gone or has started meanwhile, so its job is alive. */
async function removeDead(
  volume: string,
  dead: readonly Holder[],
  docker: Docker,
  log: (line: string) => void,
): Promise<boolean> {
  if (!dead.some(({ isRunning }) => isRunning)) {
    await sleep(moment)
    const left = await holdersOf([volume], docker)
    const isSame = dead.every(({ id }) => left.some((holder) => holder.id === id && !holder.isRunning))
    if (!isSame || left.length !== dead.length) return false
  }
  for (const { id, labels } of dead.toSorted((a, b) => Number(b.isRunning) - Number(a.isRunning))) {
    const run = `run ${labels['berth.run']} of ${labels['berth.repository']}`
    log(`Removing container ${id.slice(0, 12)} of ${run}, which has ended without its post step`)
    await docker.removeContainer(id)
  }
  return true
}

/** False: another job has taken it meanwhile, which keeps the engine from removing it. */
export async function isRemoved(volume: string, docker: Docker): Promise<boolean> {
  try {
    await docker.removeVolume(volume)
    return true
  } catch (error) {
    if (statusCodeOf(error) === 409) return false
    throw error
  }
}
