import { expect, test } from '@jest/globals'
import type { LedgerRefusal } from '../../src/ledger/ledger.ts'
import { guardAnnotations } from '../../src/report/guard-annotations.ts'
import { hostileText } from './hostile.ts'

const refusal = (differences: Partial<LedgerRefusal> = {}): LedgerRefusal => ({
  kind: 'refused',
  rule: 'privileged',
  times: 3,
  place: 'HostConfig.Privileged',
  value: 'true',
  ...differences,
})

test('a rule that refused requests has one warning, with the way to open it', () => {
  expect(guardAnnotations([refusal()])).toEqual([
    {
      level: 'warning',
      title: 'guard: privileged',
      message:
        'The guard refused 3 requests, first: HostConfig.Privileged is true. To allow it, set `allow: privileged`.',
    },
  ])
})

test('with `audit` it is a notice', () => {
  expect(guardAnnotations([refusal({ kind: 'would-refuse', times: 1 })])).toEqual([
    {
      level: 'notice',
      title: 'guard: privileged',
      message:
        '`guard: enforce` would refuse 1 request, first: HostConfig.Privileged is true. If the job needs it, set `allow: privileged` too.',
    },
  ])
})

test('a rule that no input opens names none', () => {
  const [one] = guardAnnotations([refusal({ rule: 'unknown-request', place: '', value: 'POST /plugins/x' })])
  expect(one?.message).toBe('The guard refused 3 requests, first: POST /plugins/x.')
})

test('changes have none, and many rules have a few', () => {
  const many = Array.from({ length: 9 }, (_, index) => refusal({ rule: `rule-${index}` }))
  const all = guardAnnotations([refusal({ kind: 'changed', rule: null }), ...many])
  expect(all).toHaveLength(7)
  expect(all.at(-1)?.message).toBe('3 more rules of the guard in the job summary.')
})

test('text of a request is one line', () => {
  const [one] = guardAnnotations([refusal({ value: hostileText })])
  expect(one?.message).not.toMatch(/\p{Cc}/u)
})
