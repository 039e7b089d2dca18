import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import { startGuard } from '../../src/companion/guard/start-guard.ts'
import type { Surroundings } from '../../src/companion/task.ts'
import type { Entry } from '../../src/ledger/entry.ts'
import { hostEndpoint } from '../integration/host-engine.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { call } from './api.ts'
import { ownerLabel } from './neighbor.ts'
import { ask, type Question } from './oracle.ts'
import { type Received, recordingRelay } from './recording-relay.ts'

export type GuardedEngine = {
  /** The socket of the engine, which the job does not have. */
  readonly engine: string
  /** The socket of the guard, with the mode `enforce`. */
  readonly socket: string
  /** The folder that containers of the job may mount. */
  readonly workspace: string
  readonly labels: Readonly<Record<string, string>>
  /** What the guard has recorded. */
  readonly records: Entry[]
  /** A new name. Containers of such names are removed afterwards. */
  readonly name: () => string
  readonly run: string
  /** What the engine got since the last call, the guard's own questions included. */
  readonly received: () => Promise<readonly Received[]>
  /** The same without what changes nothing. */
  readonly changes: () => Promise<readonly Received[]>
  /** Fails if an engine would read something harmful in a body that it got. */
  readonly expectHarmless: () => Promise<void>
}

const isChange = ({ method }: Received) => method !== 'GET' && method !== 'HEAD'

/** The bodies that the oracle knows, by the end of the path. */
const kinds: readonly (readonly [path: RegExp, kind: Question['kind']])[] = [
  [/^\/containers\/create$/, 'create'],
  [/^\/containers\/[^/]+\/exec$/, 'exec'],
  [/^\/volumes\/create$/, 'volume'],
  [/^\/networks\/create$/, 'network'],
]

/** Starts a guard in front of the engine of this machine, with a relay between them that keeps what the engine gets. */
export async function guardedEngine(): Promise<GuardedEngine> {
  const engine = hostEndpoint.replace('unix://', '')
  const run = randomBytes(4).toString('hex')
  const labels = { [ownerLabel]: `of-${run}`, 'berth.run': run }
  const folder = await temporaryFolder('guarded')
  const workspace = join(folder, 'workspace')
  await mkdir(workspace)
  let made = 0
  await closeAfterwards(() => removeAll(engine, run))
  const relay = await recordingRelay(engine)
  const records: Entry[] = []
  const { socket } = await startGuardAt({ workspace, labels, records }, relay.host)

  let kept: readonly Received[] = []
  const received = async () => {
    const fresh = await relay.received()
    kept = [...kept, ...fresh]
    return fresh
  }
  return {
    ...{ engine, socket, workspace, labels, records, run, received },
    name: () => `attack-${run}-${made++}`,
    changes: async () => (await received()).filter(isChange),
    expectHarmless: async () => {
      await received()
      const questions = kept.flatMap(({ path, body }) =>
        kinds
          .filter(([pattern]) => pattern.test(path))
          .map(([, kind]) => ({ kind, bytes: Buffer.from(body ?? '', 'base64'), allowed: [workspace] })),
      )
      kept = []
      const answers = questions.length === 0 ? [] : await ask(questions)
      // The oracle does not know whose a container is.
      const ownMode = new RegExp(`Mode container:attack-${run}-`)
      const found = answers.flatMap(({ error, dangers = [] }) => [
        ...dangers,
        ...(error === undefined ? [] : [error]),
      ])
      expect(found.filter((danger) => !ownMode.test(danger))).toEqual([])
    },
  }
}

/**
 * Starts a guard with the mode `enforce`. It is stopped after the test or the file.
 *
 * @throws the guard's error if it does not start
 */
export async function startGuardAt(
  { workspace, labels, records }: Pick<GuardedEngine, 'workspace' | 'labels'> & { readonly records: Entry[] },
  host: string,
  socket?: string,
): Promise<{ readonly socket: string }> {
  const folder = await temporaryFolder('guard')
  const path = socket ?? join(folder, 'docker.sock')
  const task = {
    mode: 'enforce',
    socket: path,
    socketForDaemon: null,
    allow: [],
    roots: [{ path: workspace, inJob: workspace, writable: true }],
    hidden: [],
    adopted: { containers: [], networks: [] },
  } as const
  const surroundings: Surroundings = {
    configuration: {
      directory: folder,
      daemon: { host, certificates: null },
      labels,
      tasks: { guard: task, ledger: null, ports: null },
      lifeline: null,
    },
    log: () => {},
    logError: () => {},
    record: (entry) => records.push(entry),
  }
  const { stop } = await startGuard(surroundings, task)
  await closeAfterwards(stop)
  return { socket: path }
}

/** Removes what the tests made, by its names: what an attack has made has no label. */
async function removeAll(engine: string, run: string): Promise<void> {
  const filters = encodeURIComponent(JSON.stringify({ name: [`attack-${run}-`] }))
  for (const { Id } of (await call(engine, `GET /containers/json?all=1&filters=${filters}`)).body) {
    await call(engine, `DELETE /containers/${Id}?force=1&v=1`)
  }
  for (const { Id } of (await call(engine, `GET /networks?filters=${filters}`)).body) {
    await call(engine, `DELETE /networks/${Id}`)
  }
  for (const { Name } of (await call(engine, `GET /volumes?filters=${filters}`)).body.Volumes ?? []) {
    await call(engine, `DELETE /volumes/${Name}`)
  }
}
