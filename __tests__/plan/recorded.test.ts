import { expect, test } from '@jest/globals'
import { choosePlan } from '../../src/plan/choose-plan.ts'
import { recordedPlan } from '../../src/plan/recorded.ts'
import { makeSituation } from './make-situation.ts'

test.each([
  ['socket', { mode: 'socket', driverOptions: ['env.HTTP_PROXY=http://ann:hunter2@proxy'] }],
  ['socket', { mode: 'socket', buildkitdFlags: '--token=hunter2' }],
  ['dind', { mode: 'dind', daemonConfiguration: { 'http-proxy': 'http://ann:hunter2@proxy' } }],
] as const)('a recorded plan of %s has each step, and no secret', (_, request) => {
  const plan = choosePlan(makeSituation(request))
  expect(JSON.stringify(plan)).toContain('hunter2')
  const recorded = recordedPlan(plan)
  expect(JSON.stringify(recorded)).not.toContain('hunter2')
  expect(recorded.steps.map(({ kind }) => kind)).toEqual(plan.steps.map(({ kind }) => kind))
  expect(recorded.steps.some((step) => 'secret' in step)).toBe(false)
})
