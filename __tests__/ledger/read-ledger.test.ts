import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Entry } from '../../src/ledger/entry.ts'
import { ledgerOf, readLedger } from '../../src/ledger/read-ledger.ts'
import { writeEntry } from '../../src/ledger/write-entry.ts'
import {
  aJobsEntries,
  at,
  began,
  created,
  ended,
  pulled,
  refused,
  removed,
  start,
  started,
  thing,
} from './make-entries.ts'

const ledgerFrom = (...entries: readonly Entry[]) => ledgerOf({ entries, unreadable: 0 })

test('what happened in a job', () => {
  expect(ledgerFrom(...aJobsEntries)).toMatchSnapshot()
})

test('an empty file is of a ledger that never began', () => {
  expect(readLedger('')).toMatchObject({
    beganAt: null,
    lastAt: null,
    isClosed: false,
    containers: [],
    unreadable: 0,
  })
})

describe('a container', () => {
  const one = (...entries: readonly Entry[]) => ledgerFrom(began(), ...entries).containers[0]

  test.each<[string, readonly Entry[], object]>([
    ['is created only', [created('a', 1)], { startedAt: null, endedAt: null, exitCode: null }],
    ['runs', [created('a', 1), started('a', 2)], { startedAt: start + 2, endedAt: null, exitCode: null }],
    ['has ended', [created('a', 1), started('a', 2), ended('a', 9, 3)], { endedAt: start + 9, exitCode: 3 }],
    [
      'was stopped',
      [created('a', 1), started('a', 2), ended('a', 9, 143, true)],
      { exitCode: 143, isStopped: true },
    ],
    [
      'was restarted, and runs',
      [created('a', 1), started('a', 2), ended('a', 5, 1), started('a', 6)],
      { startedAt: start + 2, endedAt: null, exitCode: null },
    ],
    [
      'began and ended in the same millisecond',
      [ended('a', 2, 0), started('a', 2), created('a', 2)],
      { startedAt: start + 2, endedAt: start + 2, exitCode: 0 },
    ],
    [
      'was removed, and its end is lost',
      [created('a', 1), started('a', 2), removed('a', 8)],
      { endedAt: start + 8, exitCode: null },
    ],
  ])('%s', (_, entries, expected) => {
    expect(one(...entries)).toMatchObject(expected)
  })

  test('that existed before is none of the job', () => {
    expect(ledgerFrom(began(), started('old', 1), ended('old', 2, 1)).containers).toEqual([])
  })
})

test('a volume that an engine reports twice is one', () => {
  expect(ledgerFrom(thing('volume', 'v', 1), thing('volume', 'v', 2)).volumes).toHaveLength(1)
})

test('an image that existed before stays one that existed, even if it is pulled again', () => {
  const images = ledgerFrom(pulled('a:1', 1, 5, true), pulled('a:1', 2, 5, false)).images
  expect(images).toEqual([{ name: 'a:1', existed: true }])
})

test('requests to the guard are counted by rule, the most frequent first', () => {
  const { refusals } = ledgerFrom(refused('a', 1), refused('b', 2, 4), refused('a', 3))
  expect(refusals.map(({ rule, times }) => [rule, times])).toEqual([
    ['b', 4],
    ['a', 2],
  ])
})

test('of notes about a full file the largest counts', () => {
  const note = (after: number, entries: number): Entry => ({ at: at(after), kind: 'left-out', entries })
  expect(ledgerFrom(note(1, 1), note(9, 700)).leftOut).toBe(700)
})

describe('for any job', () => {
  const ids = fc.constantFrom('a', 'b', 'c')
  const times = fc.nat(50)
  const entries = fc.array(
    fc.oneof(
      fc.tuple(ids, times).map(([id, after]) => created(id, after)),
      fc.tuple(ids, times).map(([id, after]) => started(id, after)),
      fc.tuple(ids, times, fc.nat(255)).map(([id, after, code]) => ended(id, after, code)),
      fc.tuple(ids, times).map(([id, after]) => removed(id, after)),
      fc.tuple(ids, times).map(([id, after]) => thing('network', id, after)),
      fc.tuple(ids, times, fc.nat()).map(([id, after, bytes]) => pulled(id, after, bytes)),
      fc.tuple(ids, times, fc.nat(9)).map(([id, after, often]) => refused(id, after, often)),
    ),
  )

  test('the order of the lines has no meaning', () => {
    fc.assert(
      fc.property(entries, fc.infiniteStream(fc.nat()), (all, chance) => {
        const shuffled = all
          .map((entry) => ({ entry, rank: chance.next().value as number }))
          .toSorted((one, other) => one.rank - other.rank)
          .map(({ entry }) => entry)
        expect(ledgerFrom(...shuffled)).toEqual(ledgerFrom(...all))
      }),
    )
  })

  test('a file that is cut anywhere loses at most its last line', () => {
    const text = aJobsEntries.map((entry) => `${writeEntry(entry)}\n`).join('')
    fc.assert(
      fc.property(fc.nat(text.length), (length) => {
        const cut = text.slice(0, length)
        const whole = cut.slice(0, cut.lastIndexOf('\n') + 1)
        const { unreadable, ...ledger } = readLedger(cut)
        const { unreadable: _, ...expected } = readLedger(whole)
        const isWholeLine = text[length] === '\n'
        expect(unreadable).toBeLessThanOrEqual(1)
        if (!isWholeLine) expect(ledger).toEqual(expected)
      }),
    )
  })

  test('any text can be read', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.json(),
            entries.map((all) => JSON.stringify(all[0] ?? null)),
          ),
        ),
        (lines) => {
          expect(readLedger(lines.join('\n')).unreadable).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })
})
