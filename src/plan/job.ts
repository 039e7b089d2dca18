import type { RunAttempt } from '../values/run-attempt.ts'
import type { Labels } from './plan.ts'

/** Whose things these are: every object that Berth makes carries it. */
export type Job = {
  readonly repository: string
  readonly run: string
  readonly attempt: string
  readonly job: string
  readonly runner: string
  /** Eight random hexadecimal digits: two uses of Berth in one job do not meet. */
  readonly token: string
}

/** The label that every object of Berth's has, whatever its job. */
export const ownerLabel = 'berth.run'

/** The labels of a job's things. The engine shows them to everyone who may list containers: no secret is in them. */
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

/** The attempt whose job made the thing with these labels; null if they do not say. */
export function attemptIn(labels: Labels): RunAttempt | null {
  const { [ownerLabel]: run, 'berth.repository': repository, 'berth.attempt': attempt } = labels
  return run && repository && attempt ? { repository, run, attempt } : null
}

/** The common stem of the names of a job's objects: unique to this use, and telling to a person who lists them. */
export function stemOf(job: Job): string {
  return `berth-${job.run}-${job.attempt}-${job.token}`
}

/** The stem of any job, as the source of a regular expression: whole, for a user may name a builder `berth-cache`. */
export const anyStem = String.raw`berth-[a-zA-Z0-9]+-\d+-[0-9a-f]{8}`
