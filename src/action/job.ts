import type { Job } from '../plan/job.ts'

/** The job of this run, from the variables that GitHub sets. Characters that a name cannot have are left out. */
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
