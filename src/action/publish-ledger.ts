import type { Workflow } from '../platform/workflow.ts'
import { guardAnnotations } from '../report/guard-annotations.ts'
import { ledgerLog } from '../report/ledger-log.ts'
import { ledgerSummary } from '../report/ledger-summary.ts'
import type { LedgerReport } from '../report/ledger-words.ts'
import { writeSummary } from './write-summary.ts'

/** Publishes what the job did in the daemon: log, annotations and job summary. A job that did nothing there gets neither. */
export async function publishLedger(report: LedgerReport, workflow: Workflow): Promise<void> {
  for (const line of ledgerLog(report)) workflow.log(line)
  for (const { level, title, message } of guardAnnotations(report.ledger.refusals))
    workflow.annotate(level, title, message)
  const summary = ledgerSummary(report)
  if (summary !== null) await writeSummary(summary, workflow)
}
