import type { Candidate } from './oom-candidates.ts'
import type { ContainerEvent, OomEvidence } from './oom-evidence.ts'

/** The limit at which the kernel killed. */
export type OomLimit =
  /** null: the container is removed, so its limit is not known. */
  | { readonly kind: 'container'; readonly bytes: number | null }
  | { readonly kind: 'daemon' }
  /** No limit of the container or the job daemon: a cgroup above it, or the machine. */
  | { readonly kind: 'machine' }
  /** One of the first two. */
  | { readonly kind: 'unknown'; readonly bytes: number | null }

/** Milliseconds between the notes that two daemons make of one OOM kill: 130 were seen, on a machine without memory. */
const together = 2_000
/** Milliseconds from an OOM kill to the end of its container. */
const untilDeath = 5_000

/** The limit at which a process in a container was killed. */
export function limitOf({ ooms, known }: Candidate, evidence: OomEvidence): OomLimit {
  const bytes = known?.limit ?? null
  const hasNone = known !== null && bytes === null
  if (!isDaemonHit(evidence)) return hasNone ? { kind: 'machine' } : { kind: 'container', bytes }
  if (hasNone) return { kind: 'daemon' }
  if (evidence.cgroupVersion === 'v1' && ooms.length > 0 && evidence.hostTimes.length > 0) {
    const atDaemon = ooms.some(({ time }) => isAtDaemonLimit(time, evidence))
    return atDaemon ? { kind: 'daemon' } : { kind: 'container', bytes }
  }
  return { kind: 'unknown', bytes }
}

/**
 * Checks if the job daemon's limit was hit by containers. With cgroup v2 the host daemon also notices kills below the
 * container, so that only the counter of the limit itself counts, less the hits that kills in build steps explain. If it is
 * not visible, the limit can have been hit.
 */
export function isDaemonHit({ cgroupVersion, counters, isOomKilled, hostTimes }: OomEvidence): boolean {
  if (cgroupVersion === 'v1') return isOomKilled || hostTimes.length > 0
  return (counters?.daemon.limitHits ?? Number.POSITIVE_INFINITY) > (counters?.builds?.kills ?? 0)
}

/** Checks if the host daemon noticed an OOM kill in the job daemon's container at about this time. */
export const isAtDaemonLimit = (time: number, { hostTimes }: Pick<OomEvidence, 'hostTimes'>): boolean =>
  hostTimes.some((hostTime) => areTogether(hostTime, time))

export const areTogether = (one: number, other: number): boolean => Math.abs(one - other) < together

/** Checks if the container ended with an error right after the event. */
export function isDeadly({ time }: ContainerEvent, deaths: readonly ContainerEvent[]): boolean {
  return deaths.some(
    (death) => death.exitCode !== 0 && death.time > time - together && death.time < time + untilDeath,
  )
}
