import type { SweepLeftovers } from '../../plan/plan.ts'
import { isOfGitHub, nameOfAttempt, type RunAttempt } from '../../values/run-attempt.ts'
import type { Thing } from './things.ts'

type Ages = Pick<SweepLeftovers, 'olderThan' | 'runningOlderThan'>

/** Names of attempts, by `nameOfAttempt`, that GitHub says are over. */
export type Over = ReadonlySet<string>

/**
 * Whether a thing can be removed. What has stopped is due by its age. What runs is a living job's until GitHub says
 * that its run is over, or it is older than any job can be.
 *
 * @param now by the engine's clock: by one that is wrong a job's things would be old as they are made
 */
export function isDue({ created, isRunning, attempt }: Thing, ages: Ages, now: number, over: Over): boolean {
  const age = (now - created) / 1000
  // Not a number if the engine does not say it: such a thing is never due.
  if (!(age > ages.olderThan)) return false
  return !isRunning || age > ages.runningOlderThan || (attempt !== null && over.has(nameOfAttempt(attempt)))
}

/**
 * The attempts that decide about something: of what runs and is old, those of this job's own repository, which its
 * token can see. This job's own attempt goes on.
 */
export function undecided(things: readonly Thing[], step: SweepLeftovers, now: number): RunAttempt[] {
  const attempts = things
    .filter((thing) => thing.isRunning && !isDue(thing, step, now, new Set()))
    .filter((thing) => isDue({ ...thing, isRunning: false }, step, now, new Set()))
    .flatMap(({ attempt }) => attempt ?? [])
    .filter((attempt) => isOfGitHub(attempt) && attempt.repository === step.attempt.repository)
  const byName = new Map(attempts.map((attempt) => [nameOfAttempt(attempt), attempt]))
  byName.delete(nameOfAttempt(step.attempt))
  return [...byName.values()]
}
