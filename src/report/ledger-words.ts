import type { Ledger, LedgerContainer } from '../ledger/ledger.ts'
import type { LeftBehind } from '../ledger/left-behind.ts'
import type { LedgerBuild } from '../ledger/read-builds.ts'
import { bytes, count, duration } from '../values/quantity.ts'

/** A ledger with what the post step has found out. */
export type LedgerReport = {
  readonly ledger: Ledger
  /** null: not known. */
  readonly builds: readonly LedgerBuild[] | null
  /** null: it goes with the job daemon, or the daemon did not answer. */
  readonly left: LeftBehind | null
  /** True: the post step removes containers, networks and volumes that the job left behind. */
  readonly isReaped: boolean
  /** True: a guard labels what the job makes. */
  readonly isGuarded: boolean
}

/** A row of the overview: its name and what it says, with values from outside in backticks. */
export type LedgerRow = readonly [name: string, sentence: string]

const most = 10

/** What happened, as rows. Those without a content are left out. */
export function ledgerRows({ ledger, builds, left }: LedgerReport): LedgerRow[] {
  const rows: LedgerRow[] = [
    ['Containers', containers(ledger)],
    ['Builds', buildWords(builds ?? [])],
    ['Images pulled', pulls(ledger)],
    ['Networks', ledger.networks.length === 0 ? '' : `${ledger.networks.length} created`],
    ['Volumes', ledger.volumes.length === 0 ? '' : `${ledger.volumes.length} created`],
    ['Published ports', ports(ledger.containers)],
    ['Guard', guard(ledger)],
    ['Left behind', left === null ? '' : leftWords(left)],
  ]
  return rows.filter(([, sentence]) => sentence !== '')
}

function containers({ containers: all }: Ledger): string {
  if (all.length === 0) return ''
  const killed = all.filter(({ isOomKilled }) => isOomKilled).length
  const failed = all.filter(isFailed).length - killed
  const running = all.filter(({ startedAt, endedAt }) => startedAt !== null && endedAt === null).length
  return [
    String(all.length),
    ...(failed > 0 ? [`${failed} with an exit code other than 0`] : []),
    ...(killed > 0 ? [`${killed} OOM-killed`] : []),
    ...(running > 0 ? [`${running} still running`] : []),
  ].join(', ')
}

function buildWords(builds: readonly LedgerBuild[]): string {
  if (builds.length === 0) return ''
  const took = builds.reduce(
    (sum, each) => sum + Math.max(0, (each.endedAt ?? each.startedAt) - each.startedAt),
    0,
  )
  const sum = (of: (build: LedgerBuild) => number) => builds.reduce((all, each) => all + of(each), 0)
  const failed = builds.filter(({ isFailed }) => isFailed).length
  const cached = `${sum((each) => each.cachedSteps)} of ${count(
    sum((each) => each.steps),
    'step',
  )} from the cache`
  return `${builds.length} in ${duration(took)}${failed > 0 ? `, ${failed} failed` : ''}, ${cached}`
}

function pulls({ pulls: all }: Ledger): string {
  if (all.length === 0) return ''
  const size = all.reduce((sum, { bytes: amount }) => sum + (amount ?? 0), 0)
  const registries = list(all.map(({ registry }) => registry))
  return `${all.length}${size > 0 ? ` (${bytes(size)} unpacked)` : ''} from ${registries}`
}

/** True for a container that ended with an error by itself. */
export const isFailed = ({ exitCode, isStopped }: LedgerContainer): boolean =>
  exitCode !== null && exitCode !== 0 && !isStopped

/** An engine publishes a port for IPv4 and IPv6. */
function ports(all: readonly LedgerContainer[]): string {
  const found = new Set(all.flatMap((each) => each.ports))
  return list(
    [...found].filter((port) => !port.startsWith(':::') || !found.has(port.replace(':::', '0.0.0.0:'))),
  )
}

const guardWords = { refused: 'refused', 'would-refuse': 'would be refused', changed: 'changed' } as const

function guard({ refusals }: Ledger): string {
  const kinds = Object.entries(guardWords).flatMap(([kind, words]) => {
    const times = refusals.reduce((sum, each) => sum + (each.kind === kind ? each.times : 0), 0)
    return times > 0 ? [`${count(times, 'request')} ${words}`] : []
  })
  return kinds.join(', ')
}

function leftWords({ containers: left, networks, volumes, images }: LeftBehind): string {
  const parts = [
    [left.length, 'container'],
    [networks.length, 'network'],
    [volumes.length, 'volume'],
    [images.length, 'image name'],
  ] as const
  return parts.flatMap(([amount, noun]) => (amount > 0 ? [count(amount, noun)] : [])).join(', ')
}

/** Different texts in backticks, at most `most`. */
function list(texts: readonly string[]): string {
  const different = [...new Set(texts)]
  const shown = different.slice(0, most).map((text) => `\`${text.replaceAll('`', "'")}\``)
  const rest = different.length - shown.length
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ')
}

/** What the ledger cannot know: sentences. */
export function ledgerNotes({ ledger, builds, left, isGuarded }: LedgerReport): string[] {
  const { shared, gaps, leftOut, unreadable, beganAt } = ledger
  return [
    ...(shared && !isGuarded
      ? [
          'Others on this daemon are counted too: Berth cannot distinguish them from this job without `guard` or `mode: dind`.',
        ]
      : []),
    ...(shared && isGuarded
      ? ['Images have no owner, so those of others on this daemon are counted too.']
      : []),
    ...(builds === null
      ? ['Builds are not listed: the BuildKit of this daemon keeps no history, or Buildx cannot read it.']
      : []),
    ...(shared && left === null
      ? ['The daemon did not answer, so Berth could not check what is left behind.']
      : []),
    ...(ledger.isClosed || ledger.lastAt === null
      ? []
      : [
          `The companion ended before the job did. The ledger has nothing after ${new Date(ledger.lastAt).toISOString().slice(11, 19)} UTC.`,
        ]),
    ...(gaps > 0
      ? [
          `Berth lost the connection to the daemon ${count(gaps, 'time')}. Short containers of that time can be missing.`,
        ]
      : []),
    ...(leftOut > 0
      ? [
          `The file of the ledger was full: at least ${count(leftOut, 'entry').replace(/entrys$/, 'entries')} are missing.`,
        ]
      : []),
    ...(unreadable > 0 || beganAt === null
      ? [`The file of the ledger was changed or cut: ${count(unreadable, 'line')} could not be read.`]
      : []),
  ]
}
