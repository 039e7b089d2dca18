import type { RunAttempt } from '../values/run-attempt.ts'
import type { Labels } from './plan.ts'

/** The job that owns the resources of this run: each of them has it in its labels. */
export type Job = {
  readonly repository: string
  readonly run: string
  readonly attempt: string
  readonly job: string
  readonly runner: string
  /** Eight random hexadecimal digits, so that two uses of Berth in one job have different names. */
  readonly token: string
}

/** The label of every resource of Berth, in all jobs. */
export const ownerLabel = 'berth.run'

/** The label of each cache volume: the name of its pool. */
export const poolLabel = 'berth.cache'

/** The label of a container that is the lease of a cache volume: the name of the volume. */
export const leaseLabel = 'berth.lease'

/** The label of everything that a job makes through a guard, besides those of the job: the mode of the guard. */
export const guardLabel = 'berth.guard'

/** The labels of the resources of a job. Everyone who can list containers sees them, so they hold no secret. */
export function labelsOf(job: Job): Labels {
  return {
    [ownerLabel]: job.run,
    'berth.repository': job.repository,
    'berth.attempt': job.attempt,
    'berth.job': job.job,
    'berth.runner': job.runner,
    'berth.token': job.token,
  }
}

/**
 * The labels of what Berth makes for a job whose steps must not use it as their own: the privileged BuildKit behind a guard.
 * The guard takes the token for the owner.
 */
export function labelsBehindGuard(job: Job): Labels {
  return { ...labelsOf(job), 'berth.token': `${job.token}-berth` }
}

/** The run attempt that made the resource with these labels. null if the labels do not name it. */
export function attemptIn(labels: Labels): RunAttempt | null {
  const { [ownerLabel]: run, 'berth.repository': repository, 'berth.attempt': attempt } = labels
  return run && repository && attempt ? { repository, run, attempt } : null
}

/** The common prefix of the names of a job's resources: unique to this use, and readable in `docker ps`. */
export function stemOf(job: Job): string {
  return `berth-${job.run}-${job.attempt}-${job.token}`
}

/** The source of a regular expression for the stem of any job. A user can name a builder `berth-cache`, so no prefix is enough. */
export const stemPattern = String.raw`berth-[a-zA-Z0-9]+-\d+-[0-9a-f]{8}`
