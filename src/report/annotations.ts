import { type Finding, type Severity, severities } from '../checks/check.ts'
import { networkAnnotations } from './daemon-network.ts'
import { failedTests } from './failed-tests.ts'
import { findingGroups } from './finding-groups.ts'
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

/** GitHub silently drops the annotations of a step above this number, per level. */
const mostPerLevel = 10
const longestPart = 1000

/** The annotations that GitHub shows on the page of a run: the failure first, then each finding that counts. */
export function annotationsOf(report: Report): Annotation[] {
  const all = [
    ...failure(report),
    ...tests(report),
    ...findings(report),
    ...privilege(report),
    ...networkAnnotations(report),
    ...withoutEffect(report),
  ]
  return severities.flatMap((level) => capped(all.filter((annotation) => annotation.level === level)))
}

/** Findings that fail the job have annotations of their own. */
function failure({ verdict }: Report): Annotation[] {
  if (!verdict.failure || verdict.failure.code === 'findings') return []
  const { code, message, remedy } = verdict.failure
  return [{ level: 'error', title: code, message: joined(message, remedy) }]
}

/** A failed test that does not fail the step. */
function tests(report: Report): Annotation[] {
  return failedTests(report).map(({ message, remedy }) => ({
    level: 'warning',
    title: 'proof-failed',
    message: joined(message, remedy),
  }))
}

/**
 * A finding about a daemon that the job does not use is a notice, unless findings fail the job. It has no annotation if builds
 * run elsewhere, where a missing daemon is no surprise.
 */
function findings(report: Report): Annotation[] {
  const { job, host } = findingGroups(report)
  const hostLevel = report.verdict.failure?.code === 'findings' ? null : ('notice' as const)
  const unused = report.plan?.strategy === 'remote' ? [] : host
  return [
    ...job.map((finding) => annotation(finding, finding.severity, report)),
    ...unused.map((finding) => annotation(finding, hostLevel ?? finding.severity, report)),
  ]
}

function annotation({ id, message, remedy }: Finding, level: Severity, { berthVersion }: Report): Annotation {
  return { level, title: id, message: joined(message, remedy, findingUrl(id, berthVersion)) }
}

function withoutEffect(report: Report): Annotation[] {
  return report.withoutEffect.map((each) => ({
    level: 'notice',
    title: 'input-without-effect',
    message: joined(withoutEffectSentence(each), each.remedy),
  }))
}

/** The author of the workflow chose `privileged`. Everyone else who reads the run must be able to see it. */
function privilege(report: Report): Annotation[] {
  const { privilege } = serviceOf(report)
  if (privilege !== 'privileged' || report.ignored.includes('privileged-daemon')) return []
  const message =
    'The job daemon runs in a privileged container (`privilege: privileged`), with all capabilities and devices, and without ' +
    'a seccomp filter. Each step of the job has root access to the kernel of the machine, and an escape from the job daemon ' +
    'compromises the machine.'
  const remedy = 'Remove `privilege: privileged`: `auto` takes the strongest tier that works here.'
  const url = threatModelUrl(report.berthVersion)
  return [{ level: 'warning', title: 'privileged-daemon', message: joined(message, remedy, url) }]
}

function capped(annotations: readonly Annotation[]): Annotation[] {
  const [first] = annotations
  if (!first || annotations.length <= mostPerLevel) return [...annotations]
  const rest = annotations.length - (mostPerLevel - 1)
  const message = `${rest} more ${first.level}s are in the job summary.`
  return [...annotations.slice(0, mostPerLevel - 1), { level: first.level, title: 'Berth', message }]
}

function joined(...parts: readonly string[]): string {
  return parts.map((part) => clip(plain(part), longestPart)).join(' ')
}
