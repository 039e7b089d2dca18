import type { Job } from '../plan/job.ts'

/** Whose run this is, from the variables that GitHub sets. Text that is not fit for a name is made so. */
export function jobOf(environment: Readonly<Record<string, string | undefined>>, token: string): Job {
  const run = (environment['GITHUB_RUN_ID'] ?? '').replace(/[^a-zA-Z0-9]/g, '')
  const attempt = (environment['GITHUB_RUN_ATTEMPT'] ?? '').replace(/[^0-9]/g, '')
  return {
    repository: environment['GITHUB_REPOSITORY'] ?? '',
    run: run || 'local',
    attempt: attempt || '1',
    job: environment['GITHUB_JOB'] ?? '',
    runner: environment['RUNNER_NAME'] ?? '',
    token,
  }
}
