import { leftBehind } from '../../src/ledger/left-behind.ts'
import { readBuilds } from '../../src/ledger/read-builds.ts'
import { ledgerOf } from '../../src/ledger/read-ledger.ts'
import type { LedgerReport } from '../../src/report/ledger-words.ts'
import { aJobsEntries, at, start } from '../ledger/make-entries.ts'

const builds = readBuilds(
  JSON.stringify({
    ...{ name: 'app', status: 'Completed', created_at: at(200), completed_at: at(900) },
    ...{ total_steps: 9, cached_steps: 4 },
  }),
  start,
)

/** The report of a job in which much happened. */
export function makeLedgerReport(given: Partial<LedgerReport> = {}): LedgerReport {
  const ledger = ledgerOf({ entries: aJobsEntries, unreadable: 0 })
  const existing = {
    ...{ containers: ['web', 'failed'], networks: ['n1'], volumes: ['v1'] },
    images: [{ names: ['app:latest'], createdAt: 0 }],
  }
  const left = leftBehind(ledger, existing, () => false)
  return { ledger, builds, left, isReaped: false, isGuarded: false, ...given }
}
