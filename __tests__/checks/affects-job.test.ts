import { expect, test } from '@jest/globals'
import { affectsJob } from '../../src/checks/affects-job.ts'
import { type Subject, subjects } from '../../src/checks/check.ts'

const modes = ['socket', 'dind', 'inspect', null] as const

test.each<[Subject, readonly (typeof modes)[number][]]>([
  ['job', modes],
  ['machine', modes],
  ['host-daemon', ['socket', 'inspect', null]],
  ['other-daemons', []],
])('a finding about %s affects the job in the modes %j', (about, expected) => {
  expect(modes.filter((mode) => affectsJob({ about }, mode))).toEqual(expected)
})

test('the table holds every subject', () => {
  expect(subjects).toEqual(['job', 'machine', 'host-daemon', 'other-daemons'])
})
