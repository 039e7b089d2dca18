import { expect, test } from '@jest/globals'
import { jobOf } from '../../src/action/job.ts'

test('the job is read from the variables of GitHub', () => {
  const environment = {
    GITHUB_REPOSITORY: 'team/app',
    GITHUB_RUN_ID: '1234567890',
    GITHUB_RUN_ATTEMPT: '2',
    GITHUB_JOB: 'build',
    RUNNER_NAME: 'GitHub Actions 7',
  }
  expect(jobOf(environment, 'a1b2c3d4')).toEqual({
    repository: 'team/app',
    run: '1234567890',
    attempt: '2',
    job: 'build',
    runner: 'GitHub Actions 7',
    token: 'a1b2c3d4',
  })
})

test.each([
  ['without any variable', {}, 'local', '1'],
  [
    'with characters that no name can have',
    { GITHUB_RUN_ID: '../a b;$(id)', GITHUB_RUN_ATTEMPT: 'x-3' },
    'abid',
    '3',
  ],
  ['with only such characters', { GITHUB_RUN_ID: '--', GITHUB_RUN_ATTEMPT: '' }, 'local', '1'],
])('a run %s has names that containers can have', (_, environment, run, attempt) => {
  expect(jobOf(environment, 'a1b2c3d4')).toMatchObject({ run, attempt })
})
