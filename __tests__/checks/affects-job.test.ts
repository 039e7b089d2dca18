import { expect, test } from '@jest/globals'
import { affectsJob } from '../../src/checks/affects-job.ts'
import { type StrategyName, type Subject, subjects } from '../../src/checks/check.ts'

const modes = ['socket', 'dind', 'remote', 'inspect', null] as const
type Modes = readonly (typeof modes)[number][]

const modesAffected = (about: Subject, rulesOut: readonly StrategyName[]) =>
  modes.filter((mode) => affectsJob({ about, rulesOut }, mode))

test.each<[Subject, Modes]>([
  ['job', modes],
  ['machine', ['socket', 'dind', 'inspect', null]],
  ['host-daemon', ['socket', 'inspect', null]],
  ['other-daemons', []],
])('a finding about %s affects the job in the modes %j', (about, expected) => {
  expect(modesAffected(about, [])).toEqual(expected)
})

test.each<[Subject, readonly StrategyName[], Modes]>([
  ['machine', ['dind'], ['dind', 'inspect', null]],
  ['machine', ['socket', 'dind'], ['socket', 'dind', 'inspect', null]],
  ['job', ['socket'], ['socket', 'inspect', null]],
  ['host-daemon', ['socket'], ['socket', 'inspect', null]],
  ['host-daemon', ['dind'], ['inspect', null]],
])('a finding about %s that rules out %j affects the job in the modes %j', (about, rulesOut, expected) => {
  expect(modesAffected(about, rulesOut)).toEqual(expected)
})

test('the first table has every subject', () => {
  expect(subjects).toEqual(['job', 'machine', 'host-daemon', 'other-daemons'])
})
