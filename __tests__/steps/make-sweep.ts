import type { SweepLeftovers } from '../../src/plan/plan.ts'

/** The sweep of a job of acme/app, or another one by its differences. */
export function makeSweep(differences: Partial<SweepLeftovers> = {}): SweepLeftovers {
  return {
    kind: 'sweep-leftovers',
    olderThan: 3600,
    runningOlderThan: 120 * 3600,
    attempt: { repository: 'acme/app', run: '100', attempt: '1' },
    secret: { githubToken: '' },
    ...differences,
  }
}
