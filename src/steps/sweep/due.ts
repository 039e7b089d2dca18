import type { SweepLeftovers } from '../../plan/plan.ts'
import { isOfGitHub, nameOfAttempt, type RunAttempt } from '../../values/run-attempt.ts'
import type { Leftover } from './leftovers.ts'

type Ages = Pick<SweepLeftovers, 'olderThan' | 'runningOlderThan'>

/** Names of attempts, by `nameOfAttempt`, that GitHub reports as completed. */
export type Completed = ReadonlySet<string>

/**
 * Whether a resource can be removed. A stopped one depends on its age only. A running one belongs to a running job until
 * GitHub reports its attempt as completed, or until it is older than any job can be.
 *
 * @param now the engine's time: with another clock that is wrong, new resources would seem old
 */
export function isDue(
  { created, isRunning, attempt }: Leftover,
  ages: Ages,
  now: number,
  completed: Completed,
): boolean {
  const age = (now - created) / 1000
  // NaN if the engine does not report the time: such a resource is never removed.
  if (!(age > ages.olderThan)) return false
  return (
    !isRunning || age > ages.runningOlderThan || (attempt !== null && completed.has(nameOfAttempt(attempt)))
  )
}

/**
 * The attempts whose state decides if a resource is removed: those of old, running resources of this repository, which
 * the job's token can read. This job's own attempt is not among them.
 */
export function undecided(
  leftovers: readonly Leftover[],
  step: Ages & Pick<SweepLeftovers, 'attempt'>,
  now: number,
): RunAttempt[] {
  const attempts = leftovers
    .filter((leftover) => leftover.isRunning && !isDue(leftover, step, now, new Set()))
    .filter((leftover) => isDue({ ...leftover, isRunning: false }, step, now, new Set()))
    .flatMap(({ attempt }) => attempt ?? [])
    .filter((attempt) => isOfGitHub(attempt) && attempt.repository === step.attempt.repository)
  const byName = new Map(attempts.map((attempt) => [nameOfAttempt(attempt), attempt]))
  byName.delete(nameOfAttempt(step.attempt))
  return [...byName.values()]
}
