import { belongs, type Owner } from '../../ledger/belongs.ts'
import type { Entry } from '../../ledger/entry.ts'
import type { AskDaemon, ListedContainer } from './ask-daemon.ts'

/** What the ledger knows when the daemon is there again. */
type Reconciled = {
  /** When the connection was lost. */
  readonly since: Date
  readonly owner: Owner
  /** The IDs of the containers, networks and volumes that exist as far as is known. Changed. */
  readonly known: Set<string>
  readonly ask: AskDaemon
  readonly write: (entry: Entry) => void
  /** Writes the peak of a container that has ended. */
  readonly writePeak: (id: string, at: string) => void
  readonly inspect: (id: string, isStarted: boolean) => Promise<void>
}

/**
 * Finds what happened to containers while nobody listened. A daemon that was restarted holds no earlier events, and one
 * that was not holds only its last 256.
 */
export async function reconcile(reconciled: Reconciled): Promise<void> {
  const { since, owner, known, ask, write, inspect } = reconciled
  write({ at: since.toISOString(), kind: 'gap', until: new Date().toISOString() })
  const listed = await ask.containers()
  if (listed === null) return
  for (const one of listed) {
    const isNew = !known.has(one.id)
    // The list has whole seconds.
    if (isNew && (one.createdAt < since.getTime() - 1_000 || !belongs(owner, one.name, one.labels))) continue
    known.add(one.id)
    if (isNew) {
      write({ ...of(one), at: new Date(one.createdAt).toISOString(), kind: 'created', object: 'container' })
      await inspect(one.id, false)
    }
    await writeState(one, isNew, reconciled)
  }
}

async function writeState(one: ListedContainer, isNew: boolean, reconciled: Reconciled): Promise<void> {
  const { ask, write, writePeak, inspect } = reconciled
  const found = await ask.container(one.id)
  if (found === null) return
  const { startedAt, finishedAt, exitCode, isRunning } = found
  if (startedAt !== null && isNew) write({ ...of(one), at: startedAt, kind: 'started' })
  if (isRunning) await inspect(one.id, true)
  if (isRunning || finishedAt === null) return
  writePeak(one.id, finishedAt)
  write({ ...of(one), at: finishedAt, kind: 'ended', exitCode, stopped: false })
}

const of = ({ id, name, image, labels }: ListedContainer) => ({
  ...{ id, name, image },
  service: labels['com.docker.compose.service'] ?? null,
})
