import { type Severity, severities } from '../checks/check.ts'
import { countedFindings } from './counts.ts'
import { findingUrl, threatModelUrl } from './links.ts'
import { clip, plain } from './plain.ts'
import type { Report } from './report.ts'
import { serviceOf } from './service.ts'
import { withoutEffectSentence } from './without-effect.ts'

export type Annotation = {
  readonly level: Severity
  readonly title: string
  readonly message: string
}

/** GitHub drops, without a word, what a step annotates beyond this many a level. */
const mostPerLevel = 10
const longestPart = 1000

/** What GitHub shows at the top of a run: a failure, then each finding that counts. */
export function annotationsOf(report: Report): Annotation[] {
  const all = [...failure(report), ...findings(report), ...privilege(report), ...withoutEffect(report)]
  return severities.flatMap((level) => capped(all.filter((annotation) => annotation.level === level)))
}

/** That findings fail the job is told by their own annotations. */
function failure({ verdict }: Report): Annotation[] {
  if (!verdict.failure || verdict.failure.code === 'findings') return []
  const { code, message, remedy } = verdict.failure
  return [{ level: 'error', title: code, message: joined(message, remedy) }]
}

function findings(report: Report): Annotation[] {
  return countedFindings(report).map(({ id, severity, message, remedy }) => ({
    level: severity,
    title: id,
    message: joined(message, remedy, findingUrl(id)),
  }))
}

function withoutEffect(report: Report): Annotation[] {
  return report.withoutEffect.map((each) => ({
    level: 'notice',
    title: 'input-without-effect',
    message: joined(withoutEffectSentence(each), each.remedy),
  }))
}

/** The user wrote `privileged` on purpose; whoever reads the run should know it nonetheless. */
function privilege(report: Report): Annotation[] {
  const { privilege } = serviceOf(report)
  if (privilege !== 'privileged' || report.ignored.includes('privileged-daemon')) return []
  const message =
    'The job’s own daemon runs in a privileged container, as `privilege: privileged` asks: ' +
    'who controls this job can control the machine.'
  const remedy = 'Prefer `privilege: capabilities` where the images allow it.'
  return [{ level: 'notice', title: 'privileged-daemon', message: joined(message, remedy, threatModelUrl) }]
}

function capped(annotations: readonly Annotation[]): Annotation[] {
  const [first] = annotations
  if (!first || annotations.length <= mostPerLevel) return [...annotations]
  const rest = annotations.length - (mostPerLevel - 1)
  const message = `… and ${rest} more ${first.level}s, in the job summary.`
  return [...annotations.slice(0, mostPerLevel - 1), { level: first.level, title: 'Berth', message }]
}

function joined(...parts: readonly string[]): string {
  return parts.map((part) => clip(plain(part), longestPart)).join(' ')
}
