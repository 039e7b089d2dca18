import { expect, test } from '@jest/globals'
import { ledgerOf } from '../../src/ledger/read-ledger.ts'
import { ledgerLog } from '../../src/report/ledger-log.ts'
import { began, closed } from '../ledger/make-entries.ts'
import { makeLedgerReport } from './make-ledger-report.ts'

test('the overview, and the commands that remove what is left', () => {
  expect(ledgerLog(makeLedgerReport())).toMatchSnapshot()
})

test('a job that did nothing has no line', () => {
  const ledger = ledgerOf({ entries: [began(), closed(9)], unreadable: 0 })
  expect(ledgerLog(makeLedgerReport({ ledger, builds: [], left: null }))).toEqual([])
})
