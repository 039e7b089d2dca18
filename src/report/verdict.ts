import { countsOf } from './counts.ts'
import type { Report } from './report.ts'

/** Whether the findings alone are a reason to fail the job: `fail-on` and `ignore` say so. */
export function fails(judged: Pick<Report, 'outcomes' | 'ignored' | 'failOn'>): boolean {
  const { error, warning } = countsOf(judged)
  if (judged.failOn === 'never') return false
  return error > 0 || (judged.failOn === 'warning' && warning > 0)
}

export type Tone = 'good' | 'doubtful' | 'bad'

/** How the verdict sounds as a whole: a Docker that works in spite of findings is still doubtful. */
export function toneOf(report: Report): Tone {
  if (report.verdict.status === 'failed') return 'bad'
  const { error, warning } = countsOf(report)
  if (report.verdict.status === 'inspected' && error > 0) return 'bad'
  return error + warning > 0 ? 'doubtful' : 'good'
}
