import type { Entry } from './entry.ts'
import type { LedgerContainer } from './ledger.ts'

/**
 * Reads one container.
 *
 * @param entries of this container, in the order of time
 * @returns null for a container that the job did not create
 */
export function readContainer(entries: readonly Entry[]): LedgerContainer | null {
  if (!entries.some(({ kind }) => kind === 'created')) return null
  const named = entries.flatMap((entry) => ('image' in entry ? [entry] : [])).at(-1)
  if (named === undefined) return null
  const { id, name, image, service } = named
  const inspected = entries.find((entry) => entry.kind === 'inspected')
  const started = entries.filter(({ kind }) => kind === 'started')
  const ended = entries.findLast((entry) => entry.kind === 'ended')
  const isRunning =
    started.length > 0 &&
    (ended === undefined || entries.lastIndexOf(ended) < entries.lastIndexOf(started.at(-1) as Entry)) &&
    !entries.some(({ kind }) => kind === 'removed')
  const [first] = started
  const end = ended ?? entries.find(({ kind }) => kind === 'removed')
  const exitCode = isRunning || ended === undefined ? null : ended.exitCode
  const peaks = entries.flatMap((entry) => (entry.kind === 'peak' ? [entry.bytes] : []))
  return {
    ...{ id, name, image, service, exitCode },
    isStopped: exitCode !== null && ended?.stopped === true,
    program: inspected?.program ?? null,
    startedAt: first ? Date.parse(first.at) : null,
    endedAt: isRunning || first === undefined || end === undefined ? null : Date.parse(end.at),
    // With cgroup v1 an OOM kill at the limit of a job daemon is an event of each container in it (docs/adr/0019).
    isOomKilled:
      entries.some(({ kind }) => kind === 'oom') &&
      exitCode !== null &&
      exitCode !== 0 &&
      ended?.stopped !== true,
    peak: peaks.length > 0 ? Math.max(...peaks) : null,
    memoryLimit: inspected?.memoryLimit ?? null,
    ports: [...new Set(entries.flatMap((entry) => (entry.kind === 'published' ? entry.ports : [])))],
  }
}
