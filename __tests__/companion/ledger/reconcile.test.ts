import { expect, test } from '@jest/globals'
import type {
  AskDaemon,
  ContainerDetails,
  ListedContainer,
} from '../../../src/companion/ledger/ask-daemon.ts'
import { reconcile } from '../../../src/companion/ledger/reconcile.ts'
import type { Entry } from '../../../src/ledger/entry.ts'
import { at, start } from '../../ledger/make-entries.ts'

const listed = (id: string, after: number, labels = {}): ListedContainer => ({
  ...{ id, name: id, image: 'app', createdAt: start + after, labels },
})
const details = (id: string, given: Partial<ContainerDetails>): ContainerDetails => ({
  ...{ id, program: 'node', memoryLimit: null, pid: 7, isRunning: false, exitCode: 0, ports: [] },
  ...{ createdAt: at(0), startedAt: null, finishedAt: null },
  ...given,
})

async function reconciled(
  containers: readonly ListedContainer[] | null,
  found: Readonly<Record<string, ContainerDetails>>,
) {
  const written: Entry[] = []
  const inspected: string[] = []
  const ask: AskDaemon = {
    container: async (id) => found[id] ?? null,
    containers: async () => containers,
    labels: async () => null,
    image: async () => null,
    imageNames: async () => null,
  }
  await reconcile({
    since: new Date(start + 10_000),
    owner: { token: 'a1b2c3d4', ownNames: [], ownImages: [], onlyLabelled: false },
    known: new Set(['ran', 'runs']),
    ask,
    write: (entry) => void written.push(entry),
    writePeak: () => {},
    inspect: async (id, isStarted) => void inspected.push(`${id} ${isStarted}`),
  })
  return {
    written: written.map(({ kind, ...entry }) => ('id' in entry ? `${kind} ${entry.id}` : kind)),
    inspected,
  }
}

test('what happened while the daemon could not be reached', async () => {
  const containers = [
    listed('old', 0),
    listed('ran', 0),
    listed('runs', 0),
    listed('new', 11_000),
    listed('of-another', 11_000, { 'berth.token': 'ffffffff' }),
  ]
  const { written, inspected } = await reconciled(containers, {
    old: details('old', { finishedAt: at(10_500) }),
    ran: details('ran', { startedAt: at(1), finishedAt: at(10_500), exitCode: 137 }),
    runs: details('runs', { startedAt: at(1), isRunning: true }),
    new: details('new', { startedAt: at(11_100), finishedAt: at(11_200) }),
  })
  expect(written).toEqual(['gap', 'ended ran', 'created new', 'started new', 'ended new'])
  expect(inspected).toEqual(['runs true', 'new false'])
})

test('a daemon that does not list its containers leaves the gap', async () => {
  expect((await reconciled(null, {})).written).toEqual(['gap'])
})
