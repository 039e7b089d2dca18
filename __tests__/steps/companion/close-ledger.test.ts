import { describe, expect, test } from '@jest/globals'
import { writeEntry } from '../../../src/ledger/write-entry.ts'
import { choosePlan } from '../../../src/plan/choose-plan.ts'
import type { Step } from '../../../src/plan/plan.ts'
import { recordedStep } from '../../../src/plan/recorded.ts'
import type { Docker } from '../../../src/platform/docker.ts'
import { closeLedger } from '../../../src/steps/companion/close-ledger.ts'
import { memoryFiles } from '../../facts/memory-files.ts'
import { aJobsEntries, at } from '../../ledger/make-entries.ts'
import { makeSituation } from '../../plan/make-situation.ts'
import { fakeCommands, fakeDocker, makeTools } from '../make-tools.ts'

const companion: Step = {
  kind: 'start-companion',
  directory: '/temp/companion',
  daemon: { host: 'unix:///var/run/docker.sock', certificates: null },
  labels: {},
  tasks: {
    guard: null,
    ports: null,
    ledger: {
      file: '/temp/ledger.jsonl',
      shared: true,
      ownNames: [],
      ownImages: ['moby/buildkit:1'],
      jobDaemon: null,
    },
  },
}
const embedded: Step = {
  kind: 'use-embedded-builder',
  name: 'default',
  buildx: { program: '/buildx', environment: {} },
  endpoint: 'unix:///var/run/docker.sock',
}
const text = aJobsEntries.map((entry) => `${writeEntry(entry)}\n`).join('')
const history = JSON.stringify({
  name: 'app',
  created_at: at(500),
  completed_at: at(900),
  total_steps: 2,
  cached_steps: 1,
})

const lists: Partial<Docker> = {
  listContainers: async () => [{ Id: 'web' }] as never,
  listNetworks: async () => [{ Id: 'n1' }] as never,
  listVolumes: async () => [{ Name: 'v1' }] as never,
  listImages: async () =>
    [{ RepoTags: ['app:latest', 'moby/buildkit:1'], Created: 9e12 }, { RepoTags: null }] as never,
}
const docker = fakeDocker(lists)

async function closed(
  given: Parameters<typeof makeTools>[0] = {},
  steps: readonly Step[] = [companion, embedded],
) {
  const { runCommand, ran } = fakeCommands(() => ({ stdout: `${history}\n` }))
  const files = memoryFiles({ '/temp/ledger.jsonl': text })
  const tools = makeTools({ connect: () => docker, files, runCommand, ...given })
  return { ran, found: await closeLedger(steps.map(recordedStep), tools) }
}

test('what the file, BuildKit and the daemon have', async () => {
  const { found, ran } = await closed()
  expect(found?.ledger.containers.map(({ id }) => id)).toEqual(['web', 'killed', 'failed'])
  expect(found?.builds).toMatchObject([{ name: 'app', steps: 2, cachedSteps: 1 }])
  expect(found?.left).toMatchObject({
    containers: [{ id: 'web', isRunning: true }],
    networks: [{ id: 'n1' }],
    volumes: [{ id: 'v1' }],
    images: ['app:latest'],
  })
  expect(ran).toEqual(['/buildx history ls --format json --builder default'])
})

test.each([
  ['runs', true, ['default', 'mine']],
  // Buildx would create it anew.
  ['does not run', false, ['default']],
])('a builder that %s', async (_, isRunning, expected) => {
  const plan = choosePlan(makeSituation({ mode: 'socket', name: 'mine' }))
  const builder = plan.steps.find(({ kind }) => kind === 'create-builder') as Step
  const inspectContainer = async () => ({ State: { Running: isRunning } }) as never
  const connect = () => fakeDocker({ inspectContainer, ...lists })
  const { ran } = await closed({ connect }, [companion, builder])
  expect(ran.map((line) => line.split(' ').at(-1))).toEqual(expected)
})

describe('what cannot be known', () => {
  test('builds, if Buildx has no history', async () => {
    const { runCommand } = fakeCommands(() => ({ exitCode: 1 }))
    expect((await closed({ runCommand })).found?.builds).toBeNull()
  })

  test('builds, without Buildx', async () => {
    expect((await closed({}, [companion, { ...embedded, buildx: null }])).found?.builds).toBeNull()
  })

  test('what is left behind, if the daemon does not answer', async () => {
    const refuse = async () => {
      throw new Error('ECONNREFUSED')
    }
    const silent = fakeDocker({
      listContainers: refuse,
      listNetworks: refuse,
      listVolumes: refuse,
      listImages: refuse,
    })
    expect((await closed({ connect: () => silent })).found?.left).toBeNull()
  })
})

test.each<[string, readonly Step[], Record<string, string>]>([
  ['a job without a companion', [embedded], {}],
  ['a companion without a ledger', [{ ...companion, tasks: { guard: null, ledger: null, ports: null } }], {}],
  ['a file that a later step has removed', [companion], {}],
])('%s has none', async (_, steps, entries) => {
  expect((await closed({ files: memoryFiles(entries) }, steps)).found).toBeNull()
})
