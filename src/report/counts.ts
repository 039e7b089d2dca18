import { type Finding, findingsOf, type Outcome } from '../checks/check.ts'
import { count } from '../values/quantity.ts'
import type { Counts, Report } from './report.ts'

type Judged = Pick<Report, 'outcomes' | 'ignored'>

/** The findings that count: gravest first, ignored ones left out. */
export function countedFindings({ outcomes, ignored }: Judged): Finding[] {
  return findingsOf(outcomes).filter(({ id }) => !ignored.includes(id))
}

/** How many findings of each severity count. */
export function countsOf(judged: Judged): Counts {
  const of = (severity: Finding['severity']) =>
    countedFindings(judged).filter((finding) => finding.severity === severity).length
  return { error: of('error'), warning: of('warning'), notice: of('notice') }
}

/** `2 warnings · 21 checks passed · 3 not proven`: what there is none of is left out. */
export function tally(judged: Judged): string {
  const { error, warning, notice } = countsOf(judged)
  const of = (status: Outcome['status']) =>
    judged.outcomes.filter((outcome) => outcome.status === status).length
  const parts = [
    error > 0 ? count(error, 'error') : '',
    warning > 0 ? count(warning, 'warning') : '',
    notice > 0 ? count(notice, 'notice') : '',
    of('passed') > 0 ? `${count(of('passed'), 'check')} passed` : '',
    of('unknown') > 0 ? `${of('unknown')} not proven` : '',
  ]
  return parts.filter((part) => part !== '').join(' · ')
}
