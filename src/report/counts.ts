import { type Finding, findingsOf } from '../checks/check.ts'
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
