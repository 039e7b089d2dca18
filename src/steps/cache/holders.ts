import { attemptIn, ownerLabel } from '../../plan/job.ts'
import type { CacheRequest, Labels } from '../../plan/plan.ts'
import type { ContainerSummary, Docker } from '../../platform/docker.ts'
import { isOfGitHub, nameOfAttempt, type RunAttempt } from '../../values/run-attempt.ts'
import type { Completed } from '../sweep/due.ts'

/** A container that uses a volume: the lease of a job, its daemon, or one that somebody else made. */
export type Holder = {
  readonly id: string
  readonly volumes: readonly string[]
  readonly labels: Labels
  readonly isRunning: boolean
  /** Milliseconds since 1970 by the engine's clock. */
  readonly created: number
}

/** The containers that use these volumes, running or not. */
export async function holdersOf(volumes: readonly string[], docker: Docker): Promise<Holder[]> {
  return (await docker.listContainers({ volume: [...volumes] })).map(holderOf)
}

const holderOf = ({ Id, Labels, State, Created, Mounts }: ContainerSummary): Holder => ({
  id: Id,
  // Missing in the answer of an engine for a container without mounts.
  volumes: (Mounts ?? []).flatMap(({ Type, Name }) => (Type === 'volume' && Name ? [Name] : [])),
  labels: Labels ?? {},
  isRunning: !['created', 'exited', 'dead'].includes(State),
  created: Created * 1000,
})

/** Milliseconds from the creation of a lease to the start of its daemon, and from the end of a daemon to its removal. */
const patience = 600_000

/** How others than this job are judged. */
export type Judge = {
  readonly cache: Pick<CacheRequest, 'labels' | 'longestJob'>
  /** The engine's time in milliseconds since 1970. */
  readonly now: number
  readonly completed: Completed
}

/**
 * True if the job of these holders has ended without its post step. They are all holders of one volume with one token.
 *
 * - The same runner has another job now: a runner runs one at a time.
 * - GitHub reports the run as completed, or no job lasts so long.
 * - Its daemon does not run. A job that starts or ends has none for moments only.
 */
export function isDead(holders: readonly Holder[], { cache, now, completed }: Judge): boolean {
  const [{ labels } = { labels: {} as Labels }] = holders
  if (tokenIn(labels) === '' || labels[ownerLabel] === undefined) return false
  const age = now - Math.max(...holders.map(({ created }) => created))
  // NaN if the engine does not report its time.
  if (!(age >= 0)) return false
  const attempt = attemptIn(labels)
  return (
    isEarlierOnThisRunner(labels, cache.labels) ||
    (attempt !== null && completed.has(nameOfAttempt(attempt))) ||
    age > cache.longestJob * 1000 ||
    (age > patience && !holders.some(({ isRunning }) => isRunning))
  )
}

/** Attempts of this repository that GitHub can be asked about, to learn if their jobs are dead. */
export function undecidedAttempts(holders: readonly Holder[], own: Labels): RunAttempt[] {
  const attempts = holders.flatMap(({ labels }) => attemptIn(labels) ?? [])
  const asked = attempts.filter(
    (attempt) =>
      isOfGitHub(attempt) &&
      attempt.repository === own['berth.repository'] &&
      nameOfAttempt(attempt) !== nameOfAttempt(attemptIn(own) ?? attempt),
  )
  return [...new Map(asked.map((attempt) => [nameOfAttempt(attempt), attempt])).values()]
}

export const tokenIn = (labels: Labels): string => labels['berth.token'] ?? ''

/** The labels of a matrix job differ only in the token, so a job of the same run counts as alive. */
function isEarlierOnThisRunner(found: Labels, own: Labels): boolean {
  const isSame = (label: string) =>
    own[label] !== undefined && own[label] !== '' && found[label] === own[label]
  const isSameJob = [ownerLabel, 'berth.attempt', 'berth.job'].every(isSame)
  return isSame('berth.repository') && isSame('berth.runner') && !isSameJob
}
