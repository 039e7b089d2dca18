import { findingsOf } from '../checks/check.ts'
import { duration } from '../values/quantity.ts'
import { confinementSentences } from './confinement.ts'
import { checksThat } from './counts.ts'
import { guardSentences } from './guard.ts'
import { findingUrl } from './links.ts'
import { machineLines, unseenLines } from './machine.ts'
import { plain } from './plain.ts'
import type { Report } from './report.ts'
import { setupResults, setupTitle } from './setup-results.ts'
import { skippedOf } from './skipped.ts'
import { withoutEffectSentence } from './without-effect.ts'

export type LogGroup = { readonly title: string; readonly lines: readonly string[] }

/** The groups of the step's log: machine, checks, mode, tests, isolation, timings. Groups without lines are left out. */
export function logGroups(report: Report): LogGroup[] {
  const groups = [
    { title: 'This machine', lines: machine(report) },
    { title: `Checks: ${checkCounts(report)}`, lines: checks(report) },
    { title: `Mode: ${report.plan?.strategy ?? 'none'}`, lines: mode(report) },
    { title: setupTitle(report), lines: setupResults(report) },
    { title: 'Guard', lines: guardSentences(report.achieved) },
    { title: 'Isolation of the job daemon', lines: confinementSentences(report) },
    {
      title: 'Timings',
      lines: report.timings.map(({ phase, milliseconds }) => `${phase}: ${duration(milliseconds)}`),
    },
  ]
  return groups
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, lines }) => ({ title, lines: lines.map(line) }))
}

function machine({ facts }: Report): string[] {
  return [
    ...machineLines(facts).map(({ label, value }) => `${label}: ${value}`),
    ...unseenLines(facts).map(({ label, value }) => `Not readable: ${label}: ${value}`),
  ]
}

function checkCounts(report: Report): string {
  const counts = [
    [checksThat('failed', report), 'failed'],
    [checksThat('passed', report), 'passed'],
    [checksThat('unknown', report), 'skipped'],
  ] as const
  return counts.flatMap(([amount, word]) => (amount > 0 ? [`${amount} ${word}`] : [])).join(', ')
}

function checks(report: Report): string[] {
  const { outcomes, ignored, berthVersion } = report
  const found = findingsOf(outcomes).flatMap(({ id, severity, title, message, evidence, remedy }) => [
    `${ignored.includes(id) ? `ignored ${severity}` : severity}: ${title} [${id}]`,
    `  ${plain(message)}`,
    `  Remedy: ${plain(remedy)}`,
    ...evidence.map(({ label, value }) => `  ${plain(label)}: ${plain(value)}`),
    `  ${findingUrl(id, berthVersion)}`,
  ])
  const skipped = skippedOf(report).flatMap(({ cause, checks }) => [
    `skipped: ${cause}`,
    ...checks.map(({ title }) => `  ${title}`),
  ])
  const passed = outcomes.flatMap((outcome) =>
    outcome.status === 'passed' ? [`passed: ${outcome.title}`] : [],
  )
  return [...found, ...skipped, ...passed]
}

function mode({ plan, withoutEffect }: Report): string[] {
  if (!plan) return []
  const rejected = plan.rejected.map(({ strategy, reasons }) => `Not ${strategy}: ${reasons.join(' ')}`)
  const idle = withoutEffect.map((each) => `${withoutEffectSentence(each)} ${each.remedy}`)
  return [...plan.because, ...rejected, ...idle]
}

/** Keeps the indentation, which `plain` would trim. */
function line(text: string): string {
  const indentation = /^ */.exec(text)?.[0] ?? ''
  return indentation + plain(text)
}
