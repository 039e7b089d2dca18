import { expect, test } from '@jest/globals'
import { ledgerOf } from '../../src/ledger/read-ledger.ts'
import { type LedgerReport, ledgerNotes, ledgerRows } from '../../src/report/ledger-words.ts'
import { at, began, closed } from '../ledger/make-entries.ts'
import { makeLedgerReport } from './make-ledger-report.ts'

test('the rows of the overview', () => {
  expect(ledgerRows(makeLedgerReport())).toMatchSnapshot()
})

const whole = {
  ...makeLedgerReport(),
  ledger: ledgerOf({ entries: [began(false), closed(9)], unreadable: 0 }),
}

test.each<[string, Partial<LedgerReport>, readonly RegExp[]]>([
  ['all is known', {}, []],
  [
    'a shared daemon',
    { ledger: { ...whole.ledger, shared: true } },
    [/^Others on this daemon are counted too/],
  ],
  ['a guard', { ledger: { ...whole.ledger, shared: true }, isGuarded: true }, [/^Images have no owner/]],
  ['no history of builds', { builds: null }, [/^Builds are not listed/]],
  [
    'a daemon that does not answer',
    { ledger: { ...whole.ledger, shared: true }, isGuarded: true, left: null },
    [/^Images/, /^The daemon did not answer/],
  ],
  [
    'a companion that was killed',
    { ledger: ledgerOf({ entries: [began(false)], unreadable: 0 }) },
    [/^The companion ended before the job did\. The ledger has nothing after 12:00:00 UTC\.$/],
  ],
  [
    'a lost connection',
    { ledger: { ...whole.ledger, gaps: 2 } },
    [/^Berth lost the connection to the daemon 2 times\./],
  ],
  [
    'a full file',
    {
      ledger: ledgerOf({
        entries: [began(false), { at: at(1), kind: 'left-out', entries: 7 }, closed(9)],
        unreadable: 0,
      }),
    },
    [/at least 7 entries are missing/],
  ],
  [
    'a changed file',
    { ledger: { ...whole.ledger, unreadable: 1 } },
    [/was changed or cut: 1 line could not be read/],
  ],
])('notes about %s', (_, given, expected) => {
  const notes = ledgerNotes({ ...whole, ...given })
  expect(notes).toHaveLength(expected.length)
  for (const [index, pattern] of expected.entries()) expect(notes[index]).toMatch(pattern)
})
