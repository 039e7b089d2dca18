import { expect, test } from '@jest/globals'
import { labelsOf } from '../../src/plan/job.ts'
import { isOwn } from '../../src/steps/ownership.ts'
import { job } from '../plan/make-situation.ts'

const labels = labelsOf(job)

test.each([
  ['is its own', labels, true],
  ['is its own with more labels', { ...labels, more: 'x' }, true],
  ['of another use in the same run is not', { ...labels, 'berth.token': 'ffffffff' }, false],
  ['without labels is not', {}, false],
  ['whose labels are null is not', null, false],
  ['whose labels are missing is not', undefined, false],
])('what the job made %s', (_, found, own) => {
  expect(isOwn(found, labels)).toBe(own)
})

test('labels without a token own nothing', () => {
  expect(isOwn({}, {})).toBe(false)
})
