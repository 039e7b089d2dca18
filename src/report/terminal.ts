import type { Finding, Severity } from '../checks/check.ts'
import { count } from '../values/quantity.ts'
import { countsOf, problems } from './counts.ts'
import { findingGroups } from './finding-groups.ts'
import { keyFacts } from './key-facts.ts'
import { findingUrl } from './links.ts'
import { briefMachineLines, machineLines, unseenLines } from './machine.ts'
import { remedyParts } from './remedy.ts'
import type { Report } from './report.ts'
import { setupResults, setupTitle } from './setup-results.ts'
import { severityWords } from './severity-words.ts'
import { skippedOf, skippedTitle } from './skipped.ts'
import { type Pen, type Style, terminalPen } from './terminal-pen.ts'
import { exitStatusOf, headlineOf, type Tone, toneOf } from './verdict.ts'

export type TerminalOptions = {
  readonly color: boolean
  readonly width: number
  /** Adds the evidence, the passed checks and all facts about the machine. */
  readonly verbose: boolean
  /** A sentence before the last line. */
  readonly note?: string
}

type Mark = { readonly sign: string; readonly style: Style }
const marks = {
  good: { sign: '✓', style: 'green' },
  neutral: { sign: 'i', style: 'cyan' },
  doubtful: { sign: '!', style: 'yellow' },
  bad: { sign: '✗', style: 'red' },
} as const satisfies Record<Tone, Mark>
const severityMarks: Readonly<Record<Severity, Mark>> = {
  error: marks.bad,
  warning: marks.doubtful,
  notice: marks.neutral,
}

/** The report of `berth doctor` for a terminal. */
export function renderTerminal(report: Report, options: TerminalOptions): string {
  const pen = terminalPen(options)
  const brief = [verdict, findings, ignored, skipped, machine]
  const verbose = [verdict, findings, ignored, skipped, passed, setup, machine]
  const blocks = [
    ...(options.verbose ? verbose : brief).map((block) => block(report, pen, options.verbose)),
    end(report, pen, options),
  ]
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function verdict(report: Report, { paragraph }: Pen): string[] {
  const { sign, style } = marks[toneOf(report)]
  const facts = keyFacts(report).join(' · ')
  return [
    ...paragraph(`[${sign}] `, headlineOf(report).headline, 'bold', style),
    ...(facts === '' ? [] : paragraph('    ', facts)),
  ]
}

function findings(report: Report, pen: Pen, verbose: boolean): string[] {
  const { job, host } = findingGroups(report)
  return [...job, ...host].flatMap((finding, index) => [
    ...(index > 0 ? [''] : []),
    ...findingLines(finding, report.berthVersion, pen, verbose),
  ])
}

function findingLines(
  { id, severity, title, message, evidence, remedy }: Finding,
  version: string,
  pen: Pen,
  verbose: boolean,
): string[] {
  const { sign, style } = severityMarks[severity]
  const remedies = remedyParts(remedy).flatMap(({ kind, text }, index) =>
    kind === 'command'
      ? [pen.whole('        ', text, 'cyan')]
      : pen.paragraph(index === 0 ? '    → ' : '      ', text, undefined, 'cyan'),
  )
  const facts = verbose ? evidence : []
  return [
    ...pen.paragraph(`[${sign}] `, `${severityWords[severity]}: ${title}`, 'bold', style),
    ...pen.paragraph('    ', message),
    ...remedies,
    ...facts.flatMap(({ label, value }) => pen.paragraph('      ', `${label}: ${value}`, 'dim')),
    pen.whole('      ', findingUrl(id, version), 'dim'),
  ]
}

function ignored(report: Report, { paragraph }: Pen): string[] {
  return findingGroups(report).ignored.flatMap(({ id, severity, title }) =>
    paragraph('[-] ', `Ignored ${severity}: ${title} (${id})`, 'dim', 'dim'),
  )
}

function skipped(report: Report, { paragraph }: Pen, verbose: boolean): string[] {
  const groups = skippedOf(report)
  const title = skippedTitle(groups)
  if (title === null) return []
  const isOne = groups.length === 1
  if (!verbose) {
    const hint = isOne ? '' : ' (--verbose lists the causes)'
    return paragraph('[?] ', `${title}${hint}`, undefined, 'yellow')
  }
  const causes = groups.flatMap(({ cause, checks }) => [
    ...(isOne ? [] : paragraph('    ', cause)),
    ...paragraph('      ', checks.map(({ title }) => title).join(', '), 'dim'),
  ])
  return [...paragraph('[?] ', title, undefined, 'yellow'), ...causes]
}

function passed({ outcomes }: Report, { paragraph }: Pen): string[] {
  const titles = outcomes.flatMap((outcome) => (outcome.status === 'passed' ? [outcome.title] : []))
  if (titles.length === 0) return []
  return [
    ...paragraph('[✓] ', `${count(titles.length, 'check')} passed`, undefined, 'green'),
    ...paragraph('    ', titles.join(', '), 'dim'),
  ]
}

function setup(report: Report, { paint, paragraph }: Pen): string[] {
  const sentences = setupResults(report)
  if (sentences.length === 0) return []
  return [paint('bold', setupTitle(report)), ...sentences.flatMap((sentence) => paragraph('  ', sentence))]
}

function machine({ facts }: Report, { paint, paragraph }: Pen, verbose: boolean): string[] {
  const lines = verbose ? machineLines(facts) : briefMachineLines(facts)
  const column = Math.max(...lines.map(({ label }) => label.length))
  return [
    paint('bold', 'This machine'),
    ...lines.flatMap(({ label, value }) =>
      paragraph(`  ${label.padEnd(column)}  `, value, undefined, 'cyan'),
    ),
    ...(verbose ? unseenLines(facts) : []).flatMap(({ label, value }) =>
      paragraph('  Not readable: ', `${label}: ${value}`, 'dim', 'dim'),
    ),
  ]
}

function end(report: Report, { paragraph }: Pen, { verbose, note }: TerminalOptions): string[] {
  const found = problems(countsOf(report)) || 'no problems'
  const summary = `${found}, exit status ${exitStatusOf(report)} (--fail-on ${report.failOn})`
  return [
    ...(note ? paragraph('', note) : []),
    ...(verbose ? [] : paragraph('', 'Evidence, passed checks and all facts: --verbose', 'dim')),
    ...paragraph('', `${summary.charAt(0).toUpperCase()}${summary.slice(1)}`, 'bold'),
  ]
}
