import type { LedgerContainer } from '../ledger/ledger.ts'
import { bytes, count, duration } from '../values/quantity.ts'
import { ledgerTimeline } from './ledger-timeline.ts'
import { type LedgerReport, ledgerNotes, ledgerRows } from './ledger-words.ts'
import { leftBehindSection } from './left-behind.ts'
import { joinWithin, type Section } from './sections.ts'
import { folded, text, value } from './summary-text.ts'

/** Bytes, whatever the job did. */
const limit = 100_000
const mostRows = 50
const longestName = 80

/**
 * The ledger for the job summary: a table, a timeline, and the containers, folded.
 *
 * @returns null if nothing happened
 */
export function ledgerSummary(report: LedgerReport): string | null {
  const rows = ledgerRows(report)
  if (rows.length === 0) return null
  const timeline = ledgerTimeline(report.ledger, report.builds ?? [])
  const sections: (Section | null)[] = [
    { title: 'the overview', text: `### Docker in this job\n\n${overview(rows)}` },
    leftBehindSection(report),
    timeline === null ? null : { title: 'the timeline', text: timeline },
    containerTable(report.ledger.containers),
    refusals(report),
    { title: 'notes', text: ledgerNotes(report).map(text).join('\n\n') },
  ]
  const shown = sections.flatMap((section) => (section === null || section.text === '' ? [] : [section]))
  return joinWithin(shown, limit, ({ title }) => `_Left out, because it is too long: ${title}._`)
}

function overview(rows: ReturnType<typeof ledgerRows>): string {
  return ['| | |', '|---|---|', ...rows.map(([name, words]) => `| ${name} | ${text(words)} |`)].join('\n')
}

/** The containers that ran longest. */
function containerTable(containers: readonly LedgerContainer[]): Section | null {
  if (containers.length === 0) return null
  const rows = containers
    .toSorted((one, other) => tookOf(other) - tookOf(one))
    .slice(0, mostRows)
    .map((each) => `| ${cells(each).join(' | ')} |`)
  const rest = containers.length - rows.length
  const table = [
    '| Container | Image | Program | Time | Exit code | Peak memory, at least |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n')
  const more = rest > 0 ? `\n\n${count(rest, 'more container')} with a shorter time.` : ''
  return folded('the containers', count(containers.length, 'container'), `${table}${more}`)
}

const tookOf = ({ startedAt, endedAt }: LedgerContainer): number =>
  startedAt === null || endedAt === null ? 0 : endedAt - startedAt

function cells(container: LedgerContainer): string[] {
  const { name, service, image, program, startedAt, endedAt, exitCode, isOomKilled, isStopped, peak } =
    container
  const shown = value(name, longestName)
  const ended =
    exitCode === null
      ? 'runs'
      : isOomKilled
        ? `${exitCode}, OOM-killed`
        : isStopped
          ? `${exitCode}, stopped`
          : String(exitCode)
  return [
    service === null ? shown : `${value(service, longestName)} (${shown})`,
    value(image, longestName),
    program === null ? '' : value(program, longestName),
    startedAt === null ? 'not started' : endedAt === null ? '' : duration(tookOf(container)),
    startedAt === null || (exitCode === null && endedAt !== null) ? '' : ended,
    peak === null ? '' : bytes(peak),
  ]
}

const guardVerbs = { refused: 'refused', 'would-refuse': 'would be refused', changed: 'changed' } as const

function refusals({ ledger }: LedgerReport): Section | null {
  if (ledger.refusals.length === 0) return null
  const rows = ledger.refusals
    .slice(0, mostRows)
    .map(({ kind, rule, times, place, value: found }) =>
      [
        ...['', guardVerbs[kind], rule === null ? '' : value(rule, longestName), String(times)],
        ...[place === '' ? '' : value(place, longestName), value(found, longestName), ''],
      ]
        .join(' | ')
        .trim(),
    )
  const table = ['| Requests | Rule | Times | First place | First value |', '|---|---|---|---|---|', ...rows]
  return folded('requests that the guard refused', 'Requests to the guard', table.join('\n'))
}
