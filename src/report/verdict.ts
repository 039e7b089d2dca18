import { countsOf } from './counts.ts'
import { plain } from './plain.ts'
import type { Report, Verdict } from './report.ts'

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

/** The verdict's first sentence, and what else there is to say about it. */
export function headlineOf({ sentence, failure }: Verdict): { headline: string; details: string } {
  const [headline = '', ...rest] = plain(sentence).split(/(?<=[.!?]) /)
  const details = failure && failure.message !== sentence ? [...rest, failure.message] : rest
  return { headline, details: details.join(' ') }
}
