import { expect, test } from '@jest/globals'
import { ledgerOf } from '../../src/ledger/read-ledger.ts'
import { ledgerTimeline } from '../../src/report/ledger-timeline.ts'
import { began, closed, created, ended, started } from '../ledger/make-entries.ts'

test('nothing ran, so there is no timeline', () => {
  expect(
    ledgerTimeline(ledgerOf({ entries: [began(), created('a', 1), closed(9)], unreadable: 0 }), []),
  ).toBeNull()
})

test('the thirty longest are drawn, in the order of their start', () => {
  const entries = Array.from({ length: 50 }, (_, index) => {
    const id = `c${index}`
    return [created(id, index), started(id, index), ended(id, 1_000 + 2 * index, 0)]
  }).flat()
  const timeline = ledgerTimeline(ledgerOf({ entries: [began(), ...entries], unreadable: 0 }), []) ?? ''
  const names = [...timeline.matchAll(/#8203;(c\d+) :/g)].map(([, name]) => name)
  expect(names).toEqual(Array.from({ length: 30 }, (_, index) => `c${index + 20}`))
})

test('a container that runs goes to the end of the ledger', () => {
  const entries = [began(), created('a', 1), started('a', 2), closed(7_000)]
  expect(ledgerTimeline(ledgerOf({ entries, unreadable: 0 }), [])).toMatch(
    /a :1767268800002, 1767268807000\n/,
  )
})
