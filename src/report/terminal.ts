import { type Finding, findingsOf, type Severity } from '../checks/check.ts'
import { count } from '../values/quantity.ts'
import { tally } from './counts.ts'
import { findingUrl } from './links.ts'
import { machineLines, unseenLines } from './machine.ts'
import { clip, plain } from './plain.ts'
import { proofsOf } from './proofs.ts'
import type { Report } from './report.ts'
import { strategyNoun } from './strategy-noun.ts'
import { unprovenOf } from './unproven.ts'
import { headlineOf, type Tone, toneOf } from './verdict.ts'
import { wrap } from './wrap.ts'

export type TerminalOptions = { readonly colour: boolean; readonly width: number }

/** SGR codes of ANSI terminals (ECMA-48). */
const styles = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const
type Style = keyof typeof styles

type Mark = { readonly sign: string; readonly style: Style }
const marks = {
  good: { sign: '✓', style: 'green' },
  doubtful: { sign: '!', style: 'yellow' },
  bad: { sign: '✗', style: 'red' },
} as const satisfies Record<Tone, Mark>
const severityMarks: Readonly<Record<Severity, Mark>> = {
  error: marks.bad,
  warning: marks.doubtful,
  notice: { sign: 'i', style: 'cyan' },
}

const longestText = 1000
const narrowest = 40

/** The report for a person at a terminal: what `berth doctor` prints. */
export function renderTerminal(report: Report, options: TerminalOptions): string {
  const pen = penOf(options)
  const blocks = [verdict, findings, unknowns, passed, decision, proofs, machine].map((block) =>
    block(report, pen),
  )
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

type Pen = {
  paint(style: Style, text: string): string
  /** Wrapped, the first line after `head`, the others as deep; `style` holds for the text alone. */
  paragraph(head: string, text: string, style?: Style, mark?: Style): string[]
}

function penOf({ colour, width }: TerminalOptions): Pen {
  const paint = (style: Style, text: string) => (colour ? `\u001b[${styles[style]}m${text}\u001b[0m` : text)
  return {
    paint,
    paragraph(head, text, style, mark) {
      const room = Math.max(width, narrowest) - head.length
      return wrap(plain(clip(text, longestText)), room).map((line, index) => {
        const start = index > 0 ? ' '.repeat(head.length) : mark ? paint(mark, head) : head
        return start + (style ? paint(style, line) : line)
      })
    },
  }
}

function verdict(report: Report, { paragraph }: Pen): string[] {
  const { sign, style } = marks[toneOf(report)]
  const { headline, details } = headlineOf(report.verdict)
  const remedy = report.verdict.failure?.remedy
  return [
    ...paragraph(`[${sign}] `, headline, 'bold', style),
    ...(details ? paragraph('    ', details) : []),
    ...(remedy ? paragraph('    → ', remedy, undefined, 'cyan') : []),
    ...paragraph('    ', tally(report), 'dim'),
  ]
}

function findings({ outcomes, ignored }: Report, pen: Pen): string[] {
  return findingsOf(outcomes).flatMap((finding, index) => [
    ...(index > 0 ? [''] : []),
    ...told(finding, ignored.includes(finding.id), pen),
  ])
}

function told(
  { id, severity, title, message, evidence, remedy }: Finding,
  ignored: boolean,
  pen: Pen,
): string[] {
  const { sign, style } = severityMarks[severity]
  return [
    ...pen.paragraph(`[${ignored ? '-' : sign}] `, ignored ? `${title} (ignored)` : title, 'bold', style),
    ...pen.paragraph('    ', message),
    ...evidence.flatMap(({ label, value }) => pen.paragraph('    • ', `${label}: ${value}`, 'dim')),
    ...pen.paragraph('    → ', remedy, undefined, 'cyan'),
    // A link that is broken over two lines cannot be clicked.
    `      ${pen.paint('dim', findingUrl(id))}`,
  ]
}

function unknowns(report: Report, { paint, paragraph }: Pen): string[] {
  const unproven = unprovenOf(report)
  if (unproven.length === 0) return []
  const lines = unproven.flatMap(({ reason, questions }) => [
    ...paragraph('[?] ', questions.map(({ text }) => text).join(' '), undefined, 'yellow'),
    ...paragraph('    ', reason, 'dim'),
  ])
  return [paint('bold', 'Not proven'), ...lines]
}

function passed({ outcomes }: Report, { paragraph }: Pen): string[] {
  const titles = outcomes.flatMap((outcome) => (outcome.status === 'passed' ? [outcome.title] : []))
  if (titles.length === 0) return []
  return paragraph('[✓] ', `${count(titles.length, 'check')} passed: ${titles.join('; ')}.`, 'dim', 'green')
}

function decision({ plan }: Report, { paint, paragraph }: Pen): string[] {
  if (!plan || plan.strategy === 'inspect') return []
  const rejected = plan.rejected.map(({ strategy, reasons }) => `Not ${strategy}: ${reasons.join(' ')}`)
  const title = paint('bold', `Decided: ${plan.strategy}, ${strategyNoun[plan.strategy]}`)
  return [title, ...[...plan.because, ...rejected].flatMap((reason) => paragraph('  • ', reason))]
}

function proofs(report: Report, { paint, paragraph }: Pen): string[] {
  const proved = proofsOf(report)
  if (proved.length === 0) return []
  return [paint('bold', 'Proved'), ...proved.flatMap((proof) => paragraph('  • ', proof))]
}

function machine({ facts }: Report, { paint, paragraph }: Pen): string[] {
  const lines = machineLines(facts)
  const column = Math.max(...lines.map(({ label }) => label.length))
  return [
    paint('bold', 'This machine'),
    ...lines.flatMap(({ label, value }) =>
      paragraph(`  ${label.padEnd(column)}  `, value, undefined, 'cyan'),
    ),
    ...unseenLines(facts).flatMap(({ label, value }) =>
      paragraph('  not seen: ', `${label}: ${value}`, 'dim', 'dim'),
    ),
  ]
}
