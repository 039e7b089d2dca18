import type { VolumeInspection } from '../../platform/docker.ts'
import { type Holder, isDead, type Judge, tokenIn } from './holders.ts'
import { createdLabel, type Pool } from './pool.ts'

/** A volume that a job can try to take. */
export type Candidate = {
  readonly volume: string
  /** False: the engine creates it. */
  readonly exists: boolean
  /** Containers of dead jobs, which have to go before. */
  readonly dead: readonly Holder[]
}

/**
 * The volumes of a pool that can be taken, the best first.
 *
 * 1. The oldest that nobody uses. Each job takes the oldest, so it has served the most jobs and holds the most. Its size
 *    in bytes would be a better measure, but an engine reads all files of all its volumes for it (`GET /system/df`).
 * 2. Those of dead jobs. They were not stopped cleanly, so they are thrown away.
 * 3. Those that do not exist yet.
 */
export function orderVolumes(
  pool: Pool,
  existing: readonly VolumeInspection[],
  holders: readonly Holder[],
  judge: Judge,
): Candidate[] {
  const created = new Map(existing.map(({ Name, Labels }) => [Name, Labels?.[createdLabel] ?? '']))
  const candidates = pool.volumes.flatMap((volume) => {
    const own = holders.filter(({ volumes }) => volumes.includes(volume))
    const jobs = new Set(own.map(({ labels }) => tokenIn(labels)))
    const isFree = [...jobs].every((token) =>
      isDead(
        own.filter(({ labels }) => tokenIn(labels) === token),
        judge,
      ),
    )
    return isFree ? [{ volume, exists: created.has(volume), dead: own }] : []
  })
  const rank = ({ exists, dead }: Candidate) => (dead.length > 0 ? 1 : exists ? 0 : 2)
  const age = ({ volume }: Candidate) => created.get(volume) ?? ''
  return candidates.toSorted((a, b) => rank(a) - rank(b) || (age(a) < age(b) ? -1 : age(a) > age(b) ? 1 : 0))
}
