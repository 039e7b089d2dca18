import { type LedgerReport, ledgerNotes, ledgerRows } from './ledger-words.ts'
import { commandsFor } from './left-behind.ts'
import { plain } from './plain.ts'

/** The ledger for the log of the post step: the overview, and the commands that remove what is left. */
export function ledgerLog(report: LedgerReport): string[] {
  const rows = ledgerRows(report)
  if (rows.length === 0) return []
  const { left, isReaped } = report
  const commands = left === null || isReaped ? [] : commandsFor(left)
  const lines = [
    ...rows.map(([name, words]) => plain(`${name}: ${words}`)),
    ...ledgerNotes(report),
    ...commands.map((command) => `To remove: ${command}`),
  ]
  return ['Docker in this job:', ...lines.map((line) => `  ${line}`)]
}
