import { belongs, type Owner } from '../../ledger/belongs.ts'
import { ledgerFormat } from '../../ledger/entry.ts'
import { type EngineEvent, readEvent } from '../../ledger/read-event.ts'
import type { LedgerTask } from '../../plan/companion-steps.ts'
import { engineRequests } from '../../platform/engine-requests.ts'
import { files } from '../../platform/files.ts'
import { limitConcurrency } from '../../platform/limit-concurrency.ts'
import { findCgroup } from '../../platform/memory-counters.ts'
import { registryOf, tagOf } from '../../values/image-reference.ts'
import type { RunningTask, Surroundings } from '../task.ts'
import { askDaemon } from './ask-daemon.ts'
import { followEvents } from './follow-events.ts'
import { reconcile } from './reconcile.ts'
import { watchMemory } from './watch-memory.ts'

/** Requests to the daemon at once, and those that wait: a burst of events must not take memory without end. */
const [mostAtOnce, mostWaiting] = [4, 1_000]
/** Milliseconds for what is still asked at the end of the job. */
const lastAnswers = 300

/**
 * Writes what happens in the daemon to the ledger's file, as it happens. Only the events of the daemon start any work.
 */
export function startLedger({ configuration, log, record }: Surroundings, task: LedgerTask): RunningTask {
  const engine = engineRequests(configuration.daemon)
  const ask = askDaemon(engine)
  let cgroup: ReturnType<typeof cgroupOf> | undefined
  const memory = watchMemory(() => (cgroup ??= cgroupOf(task.jobDaemon)))
  const owner: Owner = {
    token: configuration.labels['berth.token'] ?? '',
    ownNames: task.ownNames,
    ownImages: task.ownImages,
    onlyLabelled: task.shared && configuration.tasks.guard !== null,
  }
  const known = new Set<string>()
  /** The last signal that each container got. */
  const signals = new Map<string, number>()
  const anyOrder = limitConcurrency(mostAtOnce)
  // A network or a volume that is removed must be known by then.
  const inOrder = limitConcurrency(1)
  const asking = new Set<Promise<void>>()

  function later(work: () => Promise<void>, limiter = anyOrder): void {
    if (asking.size >= mostWaiting) return
    const one = limiter.run(work).catch((error: unknown) => log(`not asked: ${String(error)}`))
    asking.add(one)
    one.finally(() => asking.delete(one))
  }

  async function inspect(id: string, isStarted: boolean): Promise<void> {
    const found = await ask.container(id)
    if (found === null) return
    const at = new Date().toISOString()
    const { program, memoryLimit, ports } = found
    if (!isStarted) record({ at, kind: 'inspected', id, program, memoryLimit })
    if (isStarted && ports.length > 0) record({ at, kind: 'published', id, ports })
    if (isStarted && found.isRunning) await memory.begin(id, found.pid)
  }

  function writePeak(id: string, at: string): void {
    const bytes = memory.end(id)
    if (bytes !== null) record({ at, kind: 'peak', id, bytes })
  }

  /** A process that a signal ends has this exit code (bash(1), EXIT STATUS). */
  function isStopped(id: string, exitCode: number | null): boolean {
    const signal = signals.get(id)
    signals.delete(id)
    return signal !== undefined && exitCode === 128 + signal
  }

  function onContainer({ entry, id, name, labels }: EventOf<'container'>): void {
    if (!belongs(owner, name, labels)) return
    if (entry.kind === 'created') known.add(id)
    // One that existed before is none of the job's.
    else if (!known.has(id)) return
    if (entry.kind === 'removed') known.delete(id)
    if (entry.kind === 'ended') writePeak(id, entry.at)
    record(entry.kind === 'ended' ? { ...entry, stopped: isStopped(id, entry.exitCode) } : entry)
    if (entry.kind === 'created' || entry.kind === 'started')
      later(() => inspect(id, entry.kind === 'started'))
  }

  /** A network or a volume counts only once its labels are known. */
  async function onThing({ object, entry, id, name }: EventOf<'network' | 'volume'>): Promise<void> {
    if (entry.kind === 'removed') {
      if (known.delete(id)) record(entry)
      return
    }
    if (!belongs(owner, name, await ask.labels(object, id))) return
    known.add(id)
    record(entry)
  }

  async function onImage({ at, kind, id, name }: EventOf<'image'>): Promise<void> {
    const before = await present
    const image = kind === 'tagged' ? null : await ask.image(id)
    // An image that is loaded or imported has the names that it got. If they are not known, it counts as older.
    const names = kind === 'pulled' || kind === 'tagged' ? [withTag(name)] : (image?.names ?? [])
    for (const each of names) {
      if (!belongs({ ...owner, onlyLabelled: false }, each, null)) continue
      const of = { at, name: each, existed: before?.includes(each) ?? true }
      if (kind === 'pulled') record({ ...of, kind, registry: registryOf(each), bytes: image?.size ?? null })
      else record({ ...of, kind })
    }
  }

  function onEvent(value: unknown): void {
    const event = readEvent(value)
    if (event === null) return
    if (event.object === 'container') onContainer(event)
    else if (event.object === 'signal') {
      if (known.has(event.id)) signals.set(event.id, event.signal)
    } else if (event.object === 'image') later(() => onImage(event))
    else later(() => onThing(event), inOrder)
  }

  record({ at: new Date().toISOString(), kind: 'began', format: ledgerFormat, shared: task.shared })
  const present = ask.imageNames()
  const onGap = (since: Date) =>
    later(() => reconcile({ since, owner, known, ask, write: record, writePeak, inspect }))
  const following = followEvents(engine, onEvent, onGap, log)
  return {
    async stop() {
      await following.stop()
      await Promise.race([Promise.all(asking), new Promise((end) => setTimeout(end, lastAnswers))])
      const at = new Date().toISOString()
      for (const id of memory.all()) writePeak(id, at)
      memory.stop()
      record({ at, kind: 'closed' })
    },
  }
}

type EventOf<Kind extends EngineEvent['object']> = Extract<EngineEvent, { readonly object: Kind }>

/** As engines list names: a reference without a tag or a digest has the tag `latest`. */
const withTag = (name: string): string =>
  name.includes('@') || tagOf(name) !== undefined ? name : `${name}:latest`

/** Containers of a job daemon are in its cgroup, and their processes have other numbers there. */
function cgroupOf(jobDaemon: LedgerTask['jobDaemon']) {
  if (jobDaemon === null) return null
  const { container, host } = jobDaemon
  return askDaemon(engineRequests(host))
    .container(container)
    .then((found) => findCgroup(found?.id ?? '', found?.pid ?? 0, files))
}
