import { groupBy } from '../values/group-by.ts'
import type { Created, Entry, GuardEntry } from './entry.ts'
import type { Ledger, LedgerRefusal, LedgerThing } from './ledger.ts'
import { readContainer } from './read-container.ts'
import { type Entries, readEntries } from './read-entries.ts'

/** Reads the file of a ledger: any text, with its lines in any order. */
export const readLedger = (text: string): Ledger => ledgerOf(readEntries(text))

/** What the entries say together. */
export function ledgerOf({ entries, unreadable }: Entries): Ledger {
  const sorted = inOrder(entries)
  const began = sorted.find((entry) => entry.kind === 'began')
  const last = sorted.at(-1)
  return {
    beganAt: began ? Date.parse(began.at) : null,
    lastAt: last ? Date.parse(last.at) : null,
    isClosed: sorted.some(({ kind }) => kind === 'closed'),
    shared: began?.shared ?? true,
    containers: containersIn(sorted),
    networks: thingsIn(sorted, 'network'),
    volumes: thingsIn(sorted, 'volume'),
    images: imagesIn(sorted),
    pulls: pullsIn(sorted),
    refusals: refusalsIn(sorted),
    gaps: sorted.filter(({ kind }) => kind === 'gap').length,
    leftOut: Math.max(0, ...sorted.map((entry) => (entry.kind === 'left-out' ? entry.entries : 0))),
    unreadable,
  }
}

/** The order of entries of the same millisecond. Kinds that it does not name come first. */
const ranks: readonly Entry['kind'][] = ['created', 'started', 'oom', 'ended', 'removed']

/** By time, so that the order of the lines has no meaning. */
export function inOrder(entries: readonly Entry[]): Entry[] {
  return entries
    .map((entry) => ({
      entry,
      keys: [Date.parse(entry.at), ranks.indexOf(entry.kind), JSON.stringify(entry)] as const,
    }))
    .toSorted(({ keys: one }, { keys: other }) => {
      const [time, rank] = [one[0] - other[0], one[1] - other[1]]
      return time || rank || (one[2] < other[2] ? -1 : one[2] > other[2] ? 1 : 0)
    })
    .map(({ entry }) => entry)
}

function containersIn(sorted: readonly Entry[]) {
  const entries = sorted.flatMap((entry) => ('id' in entry && !isOfThing(entry) ? [entry] : []))
  return [...groupBy(entries, ({ id }) => id).values()].flatMap((own) => readContainer(own) ?? [])
}

const isOfThing = (entry: Entry): boolean => 'object' in entry && entry.object !== 'container'

/** An engine 20.10 has two events for one volume. */
function thingsIn(sorted: readonly Entry[], object: Created['object']): LedgerThing[] {
  const created = sorted.flatMap((entry) =>
    entry.kind === 'created' && entry.object === object ? [entry] : [],
  )
  return [...new Map(created.map(({ id, name }) => [id, { id, name }])).values()]
}

/** The first entry of a name decides if it existed. */
function imagesIn(sorted: readonly Entry[]): Ledger['images'] {
  const entries = sorted.flatMap((entry) => ('existed' in entry ? [entry] : []))
  return [...groupBy(entries, ({ name }) => name)].map(([name, [first]]) => ({
    name,
    existed: first?.existed ?? true,
  }))
}

function pullsIn(sorted: readonly Entry[]): Ledger['pulls'] {
  return sorted.flatMap((entry) => {
    if (entry.kind !== 'pulled') return []
    const { at, name, registry, bytes } = entry
    return [{ at: Date.parse(at), name, registry, bytes }]
  })
}

const isOfGuard = (entry: Entry): entry is GuardEntry =>
  entry.kind === 'refused' || entry.kind === 'would-refuse' || entry.kind === 'changed'

function refusalsIn(sorted: readonly Entry[]): LedgerRefusal[] {
  const byRule = groupBy(sorted.filter(isOfGuard), (entry) =>
    JSON.stringify([entry.kind, entry.rule ?? entry.value]),
  )
  return [...byRule.values()]
    .flatMap((same) => {
      const [first] = same
      if (first === undefined) return []
      const { kind, rule, place, value } = first
      return [{ kind, rule, times: same.reduce((sum, { times }) => sum + times, 0), place, value }]
    })
    .toSorted((one, other) => other.times - one.times)
}
