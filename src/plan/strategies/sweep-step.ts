import type { SweepLeftovers } from '../plan.ts'
import type { Request } from '../request.ts'

/** Seconds. A job on a self-hosted runner ends after five days at most (GitHub's usage limits). */
export const longestJob = 120 * 3600

/** Removes resources that killed runners left. */
export function sweepLeftovers({ job, sweepAfter, githubToken }: Request): SweepLeftovers {
  const { repository, run, attempt } = job
  return {
    kind: 'sweep-leftovers',
    olderThan: sweepAfter,
    runningOlderThan: Math.max(sweepAfter, longestJob),
    attempt: { repository, run, attempt },
    secret: { githubToken },
  }
}
