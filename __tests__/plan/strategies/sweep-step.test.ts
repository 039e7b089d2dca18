import { expect, test } from '@jest/globals'
import { sweepLeftovers } from '../../../src/plan/strategies/sweep-step.ts'
import { makeRequest } from '../make-situation.ts'

const hour = 3600

test.each([
  [1, 120],
  [120, 120],
  [200, 200],
])('after %d h, leftovers go, and what still runs after %d h', (asked, running) => {
  expect(sweepLeftovers(makeRequest({ sweepAfter: asked * hour }))).toMatchObject({
    olderThan: asked * hour,
    runningOlderThan: running * hour,
  })
})

test('the sweep asks GitHub about other attempts with the token, which is secret', () => {
  expect(sweepLeftovers(makeRequest({ githubToken: 'ghs_x' }))).toMatchObject({
    attempt: { repository: 'team/app', run: '1234567890', attempt: '1' },
    secret: { githubToken: 'ghs_x' },
  })
})
