import { expect, test } from '@jest/globals'
import { isOfGitHub, nameOfAttempt } from '../../src/values/run-attempt.ts'

const attempt = { repository: 'acme/my.app_2-x', run: '1234567890', attempt: '2' }

test('an attempt of GitHub has a name and numbers', () => {
  expect(isOfGitHub(attempt)).toBe(true)
  expect(nameOfAttempt(attempt)).toBe('acme/my.app_2-x/1234567890/2')
})

test.each([
  { repository: '' },
  { repository: 'acme' },
  { repository: 'acme/app/..' },
  { repository: 'acme/app?x=1' },
  { run: 'local' },
  { run: '1/2' },
  { run: '' },
  { run: '1'.repeat(40) },
  { attempt: '-1' },
  { attempt: '1\n' },
])('any other value is not sent to GitHub: %j', (differences) => {
  expect(isOfGitHub({ ...attempt, ...differences })).toBe(false)
})
