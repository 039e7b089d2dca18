import { findingsOf } from '../checks/check.ts'
import { duration } from '../values/quantity.ts'
import { tally } from './counts.ts'
import { findingUrl } from './links.ts'
import { machineLines, unseenLines } from './machine.ts'
import { plain } from './plain.ts'
import { proofsOf, proofsTitle } from './proofs.ts'
import type { Report } from './report.ts'
import { unprovenOf } from './unproven.ts'
import { withoutEffectSentence } from './without-effect.ts'

export type LogGroup = { readonly title: string; readonly lines: readonly string[] }

/** The story of the run for the log: what was seen, judged, decided and proved. Groups without lines are left out. */
export function logGroups(report: Report): LogGroup[] {
  const groups = [
    {
      title: 'What Berth saw',
      lines: saw(report),
    },
    { title: `What it judged: ${tally(report)}`, lines: judged(report) },
    { title: `What it decided: ${report.plan?.strategy ?? 'nothing'}`, lines: decided(report) },
    { title: proofsTitle(report), lines: proofsOf(report) },
    {
      title: 'How long it took',
      lines: report.timings.map(({ phase, milliseconds }) => `${phase}: ${duration(milliseconds)}`),
    },
  ]
  return groups
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, lines }) => ({ title, lines: lines.map(line) }))
}

function saw({ facts }: Report): string[] {
  return [
    ...machineLines(facts).map(({ label, value }) => `${label}: ${value}`),
    ...unseenLines(facts).map(({ label, value }) => `Not seen, ${label}: ${value}`),
  ]
}

function judged(report: Report): string[] {
  const { outcomes, ignored } = report
  const found = findingsOf(outcomes).flatMap(({ id, severity, title, message, evidence, remedy }) => [
    `${ignored.includes(id) ? `ignored ${severity}` : severity}: ${title} [${id}]`,
    `  ${plain(message)}`,
    ...evidence.map(({ label, value }) => `  ${plain(label)}: ${plain(value)}`),
    `  Remedy: ${plain(remedy)}`,
    `  ${findingUrl(id)}`,
  ])
  const unproven = unprovenOf(report).flatMap(({ reason, questions }) => [
    `not proven: ${reason}`,
    ...questions.map(({ text }) => `  ${text}`),
  ])
  const passed = outcomes.flatMap((outcome) =>
    outcome.status === 'passed' ? [`passed: ${outcome.title}`] : [],
  )
  return [...found, ...unproven, ...passed]
}

function decided({ plan, withoutEffect }: Report): string[] {
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
