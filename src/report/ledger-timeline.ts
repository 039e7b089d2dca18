import type { Ledger } from '../ledger/ledger.ts'
import type { LedgerBuild } from '../ledger/read-builds.ts'
import { fenced } from './escape-markdown.ts'
import { escapeMermaid } from './escape-mermaid.ts'
import { isFailed } from './ledger-words.ts'

/** Bars of the timeline. GitHub draws more, but nobody reads them. */
const mostBars = 30
/** Characters of a label: a longer one does not fit beside its bar. */
const longestLabel = 40
/** Milliseconds that a bar needs to be visible. */
const shortest = 1

type Bar = { readonly label: string; readonly from: number; readonly to: number; readonly isFailed: boolean }

/**
 * When containers ran and images were built, as a Mermaid Gantt chart, which GitHub draws.
 *
 * @returns null if nothing ran
 */
export function ledgerTimeline(ledger: Ledger, builds: readonly LedgerBuild[]): string | null {
  const until = Math.max(0, ledger.lastAt ?? 0, ...builds.map(({ endedAt }) => endedAt ?? 0))
  const ofContainers = ledger.containers.flatMap((each): Bar[] => {
    const { name, service, startedAt: from, endedAt, exitCode, isOomKilled } = each
    if (from === null) return []
    const failure = isOomKilled ? ', OOM-killed' : isFailed(each) ? `, exit code ${exitCode}` : ''
    return [
      { label: `${short(service ?? name)}${failure}`, from, to: endedAt ?? until, isFailed: failure !== '' },
    ]
  })
  const ofBuilds = builds.map(({ name, startedAt: from, endedAt, isFailed }) => ({
    ...{
      label: `${short(name || 'build')}${isFailed ? ', failed' : ''}`,
      from,
      to: endedAt ?? until,
      isFailed,
    },
  }))
  const shown = new Set(
    [...ofBuilds, ...ofContainers]
      .toSorted((one, other) => other.to - other.from - (one.to - one.from))
      .slice(0, mostBars),
  )
  if (shown.size === 0) return null
  const lines = [
    ...section(
      'Builds',
      ofBuilds.filter((bar) => shown.has(bar)),
    ),
    ...section(
      'Containers',
      ofContainers.filter((bar) => shown.has(bar)),
    ),
  ]
  return fenced(['gantt', 'dateFormat x', axis(shown), 'todayMarker off', ...lines], 'mermaid')
}

/** Longer labels of the axis would overlap in a short job. */
function axis(bars: ReadonlySet<Bar>): string {
  const from = Math.min(...[...bars].map((bar) => bar.from))
  const to = Math.max(...[...bars].map((bar) => bar.to))
  return `axisFormat ${to - from < 600_000 ? '%M:%S' : '%H:%M'}`
}

const short = (text: string): string =>
  text.length > longestLabel ? `${text.slice(0, longestLabel - 1)}…` : text

function section(title: string, bars: readonly Bar[]): string[] {
  if (bars.length === 0) return []
  const lines = bars
    .toSorted((one, other) => one.from - other.from)
    .map(({ label, from, to, isFailed }) => {
      const tag = isFailed ? 'crit, ' : ''
      return `${escapeGantt(label)} :${tag}${Math.round(from)}, ${Math.round(Math.max(to, from + shortest))}`
    })
  return [`section ${title}`, ...lines]
}

/**
 * Escapes text from outside for the name of a task. A colon would end it, and some first words have a meaning (mermaid,
 * gantt.jison: `section`, `click`, `title`). The invisible character before keeps the name from beginning with one.
 */
function escapeGantt(text: string): string {
  return `#8203;${escapeMermaid(text).replaceAll(':', '#58;') || 'unnamed'}`
}
