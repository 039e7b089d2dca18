import { expect, test } from '@jest/globals'
import { labelsOf } from '../../src/plan/job.ts'
import { isOwn } from '../../src/steps/ownership.ts'
import { job } from '../plan/make-situation.ts'

const labels = labelsOf(job)

test.each([
  ["with the job's labels", labels, true],
  ["with the job's and more labels", { ...labels, more: 'x' }, true],
  ["with another job's token", { ...labels, 'berth.token': 'ffffffff' }, false],
  ['without labels', {}, false],
  ['with labels null', null, false],
  ['with labels undefined', undefined, false],
])('an object %s: own is %j', (_, found, own) => {
  expect(isOwn(found, labels)).toBe(own)
})

test('without a token nothing is own', () => {
  expect(isOwn({}, {})).toBe(false)
})
