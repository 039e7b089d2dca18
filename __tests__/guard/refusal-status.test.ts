import { expect, test } from '@jest/globals'
import type { Violation } from '../../src/guard/judgement.ts'
import { refusalStatus } from '../../src/guard/refusal-status.ts'

const foreign: Violation = { rule: 'foreign-container', place: 'path', value: 'a' }
const other: Violation = { rule: 'unknown-parameter', place: 'query a', value: '' }

test.each<[method: string, violations: readonly Violation[], status: number]>([
  ['GET', [foreign], 404],
  ['HEAD', [foreign], 404],
  ['GET', [foreign, other], 403],
  ['POST', [foreign], 403],
  ['DELETE', [foreign], 403],
  ['GET', [other], 403],
  ['POST', [{ rule: 'oversized-body', place: 'body', value: '' }], 413],
])('%s with %j is answered by %d', (method, violations, status) => {
  expect(refusalStatus(method, violations)).toBe(status)
})
