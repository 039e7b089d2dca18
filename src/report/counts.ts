import { type Finding, findingsOf, type Outcome } from '../checks/check.ts'
import { count } from '../values/quantity.ts'
import type { Counts, Report } from './report.ts'

type Checked = Pick<Report, 'outcomes' | 'ignored'>

/** The findings that count, most severe first: all but the ignored ones. */
export function countedFindings({ outcomes, ignored }: Checked): Finding[] {
  return findingsOf(outcomes).filter(({ id }) => !ignored.includes(id))
}

/** The number of findings of each severity. */
export function countBySeverity(findings: readonly Finding[]): Counts {
  const of = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length
  return { error: of('error'), warning: of('warning'), notice: of('notice') }
}

/** The number of findings of each severity that count. */
export function countsOf(checked: Checked): Counts {
  return countBySeverity(countedFindings(checked))
}

/** `1 error and 2 warnings`; empty if there are neither. Notices are left out, because no verdict depends on them. */
export function problems({ error, warning }: Counts): string {
  const parts = [error > 0 ? count(error, 'error') : '', warning > 0 ? count(warning, 'warning') : '']
  return parts.filter((part) => part !== '').join(' and ')
}

/** The number of checks with this outcome. */
export function checksThat(status: Outcome['status'], { outcomes }: Pick<Report, 'outcomes'>): number {
  return outcomes.filter((outcome) => outcome.status === status).length
}
