import type { Entry } from '../../../ledger/entry.ts'
import type { Entries } from '../../../ledger/read-entries.ts'
import type { ContainerEvent, OomEvidence, RecordedContainer } from './oom-evidence.ts'

type Held = Pick<OomEvidence, 'events' | 'eventsSince'>

/**
 * The events of containers with those of the ledger, which has more than the last 256. If it has all, it does not matter
 * that the job daemon lost some or does not answer.
 *
 * @param held what the job daemon holds. null: it does not answer
 */
export function withLedger(held: Held | null, ledger: Entries | null): Held {
  const { events = null, eventsSince = null } = held ?? {}
  if (ledger === null) return { events, eventsSince }
  const recorded = ledger.entries.flatMap((entry) => eventOf(entry) ?? [])
  const known = new Set(recorded.map(keyOf))
  const all = [...recorded, ...(events ?? []).filter((event) => !known.has(keyOf(event)))]
  const sorted = all.toSorted((one, other) => one.time - other.time)
  if (isComplete(ledger)) return { events: sorted, eventsSince: null }
  return events === null ? { events, eventsSince } : { events: sorted, eventsSince }
}

/** The containers whose program and memory limit the ledger has. */
export function recordedContainers(ledger: Entries | null): RecordedContainer[] {
  return (ledger?.entries ?? []).flatMap((entry) =>
    entry.kind === 'inspected' ? [{ id: entry.id, program: entry.program, limit: entry.memoryLimit }] : [],
  )
}

function eventOf(entry: Entry): ContainerEvent | null {
  if (entry.kind !== 'oom' && entry.kind !== 'ended') return null
  const { id, name, image, service } = entry
  const common = { id, name, image, service, time: Date.parse(entry.at) }
  if (entry.kind === 'oom') return { ...common, action: 'oom', exitCode: null }
  return entry.kind === 'ended' ? { ...common, action: 'die', exitCode: entry.exitCode } : null
}

/** The ledger has whole milliseconds, the job daemon has parts of them. */
const keyOf = ({ action, id, time }: ContainerEvent): string => `${action} ${id} ${Math.floor(time)}`

function isComplete({ entries, unreadable }: Entries): boolean {
  const kinds = new Set(entries.map(({ kind }) => kind))
  const isWhole = kinds.has('began') && kinds.has('closed') && unreadable === 0
  return isWhole && !kinds.has('gap') && !kinds.has('left-out')
}
