import { describe, expect, test } from '@jest/globals'
import type { Entry } from '../../../../src/ledger/entry.ts'
import { recordedContainers, withLedger } from '../../../../src/steps/daemon/oom/with-ledger.ts'
import { at, began, closed, created, ended, oom, start } from '../../../ledger/make-entries.ts'

const held = {
  action: 'oom',
  id: 'late',
  time: start + 900.25,
  name: 'late',
  image: 'app',
  service: null,
  exitCode: null,
} as const
const both = { ...held, id: 'both', time: start + 500.75 }
const entries = [
  began(false),
  created('a', 1),
  oom('a', 100),
  ended('a', 120, 137),
  oom('both', 500),
  closed(2_000),
]
const ledger = (...more: readonly Entry[]) => ({ entries: [...entries, ...more], unreadable: 0 })
const idsOf = ({ events }: ReturnType<typeof withLedger>) =>
  events?.map(({ action, id }) => `${action} ${id}`)

describe('the events of the job daemon, which holds the last 256', () => {
  const cut = { events: [both, held], eventsSince: start + 400 }

  test('without a ledger', () => {
    expect(withLedger(cut, null)).toEqual(cut)
  })

  test('with those of a whole ledger: each once, and nothing is missing', () => {
    const found = withLedger(cut, ledger())
    expect(idsOf(found)).toEqual(['oom a', 'die a', 'oom both', 'oom late'])
    expect(found.eventsSince).toBeNull()
  })

  test.each<[string, Entry]>([
    ['a gap', { at: at(300), kind: 'gap', until: at(350) }],
    ['a full file', { at: at(300), kind: 'left-out', entries: 3 }],
  ])('with those of a ledger with %s: some can be missing', (_, entry) => {
    const found = withLedger(cut, ledger(entry))
    expect(idsOf(found)).toHaveLength(4)
    expect(found.eventsSince).toBe(start + 400)
  })
})

test('a job daemon that does not answer needs to hold nothing', () => {
  expect(idsOf(withLedger(null, ledger()))).toEqual(['oom a', 'die a', 'oom both'])
})

test('of a companion that was killed the job daemon must have the rest', () => {
  const killed = { entries: entries.slice(0, -1), unreadable: 0 }
  expect(withLedger(null, killed)).toEqual({ events: null, eventsSince: null })
})

test('program and limit of a container that is removed', () => {
  const entry: Entry = { at: at(2), kind: 'inspected', id: 'a', program: 'node', memoryLimit: 5 }
  expect(recordedContainers(ledger(entry))).toEqual([{ id: 'a', program: 'node', limit: 5 }])
  expect(recordedContainers(null)).toEqual([])
})
