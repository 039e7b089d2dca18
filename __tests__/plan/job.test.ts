import { expect, test } from '@jest/globals'
import { attemptIn, labelsOf, stemOf } from '../../src/plan/job.ts'
import { job } from './make-situation.ts'

test('the labels name the job', () => {
  expect(labelsOf(job)).toEqual({
    'berth.run': '1234567890',
    'berth.repository': 'team/app',
    'berth.attempt': '1',
    'berth.job': 'build',
    'berth.runner': 'GitHub Actions 7',
    'berth.token': 'a1b2c3d4',
  })
})

test('the stem is unique to a use, and a valid container name', () => {
  expect(stemOf(job)).toBe('berth-1234567890-1-a1b2c3d4')
  expect(stemOf({ ...job, token: 'ffffffff' })).not.toBe(stemOf(job))
  expect(stemOf(job)).toMatch(/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/)
})

test('the labels name the attempt whose job made the thing', () => {
  const { repository, run, attempt } = job
  expect(attemptIn(labelsOf(job))).toEqual({ repository, run, attempt })
})

test.each(['berth.run', 'berth.repository', 'berth.attempt'])(
  'labels without %s name no attempt',
  (label) => {
    expect(attemptIn({ ...labelsOf(job), [label]: '' })).toBeNull()
  },
)
