import { describe, expect, test } from '@jest/globals'
import type { Docker, ImageSummary } from '../../src/platform/docker.ts'
import { sweepLeftovers } from '../../src/steps/sweep-leftovers.ts'
import { makeSweep } from './make-sweep.ts'
import { fakeDocker, makeTools } from './make-tools.ts'

const hour = 3600
const secondsAgo = (seconds: number) => Math.floor(Date.now() / 1000) - seconds
const dateAgo = (seconds: number) => new Date(secondsAgo(seconds) * 1000).toISOString()
/** An engine whose clock equals the runner's. */
const info = async () => ({ SystemTime: new Date().toISOString() })
const container = (name: string, age: number, Labels: Record<string, string> = {}, Command = 'dockerd') => ({
  Id: name,
  Names: [`/${name}`],
  Created: secondsAgo(age),
  Labels,
  Command,
  State: 'exited',
})
const builder = (name: string, run?: string) =>
  container(
    `buildx_buildkit_${name}0`,
    10 * hour,
    {},
    `buildkitd ${run === undefined ? '' : `--oci-worker-labels=berth.run=${run}`}`,
  )
/** An engine with these containers and its filters. */
const listing =
  (...containers: ReturnType<typeof container>[]): Docker['listContainers'] =>
  async ({ label, name } = {}) =>
    containers.filter(
      ({ Labels, Names }) =>
        label?.every((key) => key in Labels) ?? name?.every((part) => Names[0]?.includes(part)),
    ) as never
const image = (
  Id: string,
  age: number,
  Labels: Record<string, string> | null = {},
  RepoTags: string[] | null = ['<none>:<none>'],
) => ({ Id, Created: secondsAgo(age), Labels, RepoTags }) as ImageSummary
const own = { 'berth.run': '1' }

test('only resources of Berth that are old enough are removed', async () => {
  const removed: string[] = []
  const docker = fakeDocker({
    listNetworks: async () => [],
    info,
    listContainers: listing(
      container('old-daemon', 10 * hour, own),
      container('young-daemon', hour, own),
      builder('berth-1-1-0a1b2c3d', '1'),
      builder('named', '1'),
      builder('theirs'),
      builder('berth-2-1-0a1b2c3d'),
      container('database', 10 * hour),
    ),
    listVolumes: async ({ label, ...unused } = {}) =>
      [
        { Name: 'old-data', Labels: own, CreatedAt: dateAgo(10 * hour) },
        { Name: 'young-data', Labels: own, CreatedAt: dateAgo(hour) },
        { Name: 'ageless-data', Labels: own },
        { Name: 'data-of-no-date', Labels: own, CreatedAt: 'yesterday' },
        { Name: 'buildx_buildkit_berth-1-1-0a1b2c3d0_state', Labels: null, CreatedAt: dateAgo(10 * hour) },
        { Name: 'berth-7-1-0a1b2c3d-data', Labels: null, CreatedAt: dateAgo(10 * hour) },
        { Name: 'buildx_buildkit_berth-cache0_state', Labels: null, CreatedAt: dateAgo(10 * hour) },
        { Name: 'berth-of-theirs-data', Labels: null, CreatedAt: dateAgo(10 * hour) },
        { Name: 'theirs', Labels: null, CreatedAt: dateAgo(10 * hour) },
      ].filter(({ Labels }) => unused['dangling'] && (!label || Labels)) as never,
    // The engine filters by the label.
    listImages: async () => [
      image('old-proof', 10 * hour, own, ['berth-1-1-a-proof:latest']),
      image('young-proof', hour, own),
      image('old-untagged', 10 * hour, own, null),
    ],
    removeContainer: async (name) => void removed.push(name),
    removeVolume: async (name) => void removed.push(name),
    removeImage: async (name) => void removed.push(name),
  })
  const tools = makeTools({ connect: () => docker })
  const step = makeSweep({ olderThan: 5 * hour })
  const { swept } = await sweepLeftovers.apply(step, tools, {})
  expect(removed).toEqual([
    'old-daemon',
    'buildx_buildkit_berth-1-1-0a1b2c3d0',
    'buildx_buildkit_named0',
    'old-proof',
    'old-untagged',
    'old-data',
    'buildx_buildkit_berth-1-1-0a1b2c3d0_state',
    'berth-7-1-0a1b2c3d-data',
  ])
  expect(swept).toHaveLength(8)
  expect(swept).toEqual(expect.arrayContaining(['image berth-1-1-a-proof:latest', 'image old-untagged']))
})

test('a resource that cannot be removed gets a warning, and the rest is removed', async () => {
  const docker = fakeDocker({
    listNetworks: async () => [],
    info,
    listContainers: listing(container('one', 10 * hour, own), container('two', 10 * hour, own)),
    listVolumes: async () => [],
    listImages: async () => [],
    removeContainer: async (name) => {
      if (name === 'one') throw new Error('removal is already in progress')
    },
  })
  const tools = makeTools({ connect: () => docker })
  const step = makeSweep({ olderThan: hour })
  expect(await sweepLeftovers.apply(step, tools, {})).toEqual({ swept: ['container two'] })
  expect(tools.reported.warnings).toEqual(['Could not remove container one: removal is already in progress'])
})

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3600_000).toISOString()

test.each([
  ["an hour behind the engine's", hoursAgo(-1), ['two-hours-old']],
  ["an hour ahead of the engine's", hoursAgo(1), []],
  ['that the engine does not report', undefined, []],
])('ages follow the clock of the engine: a clock %s', async (_, SystemTime, swept) => {
  const removed: string[] = []
  const docker = fakeDocker({
    listNetworks: async () => [],
    info: async () => ({ SystemTime }),
    listContainers: listing(container('young', 600, own), container('two-hours-old', 2 * hour + 60, own)),
    listVolumes: async () => [],
    listImages: async () => [],
    removeContainer: async (name) => void removed.push(name),
  })
  const step = makeSweep({ olderThan: 2.5 * hour })
  await sweepLeftovers.apply(step, makeTools({ connect: () => docker }), {})
  expect(removed).toEqual(swept)
})

/** The daemon of a run, running for two hours. */
const running = (run: string, repository = 'acme/app') => ({
  ...container(`daemon-${run}`, 2 * hour, {
    'berth.run': run,
    'berth.attempt': '1',
    'berth.repository': repository,
  }),
  State: 'running',
})

test('a running daemon is removed if GitHub reports its run as completed', async () => {
  const removed: string[] = []
  const docker = fakeDocker({
    listNetworks: async () => [],
    info,
    listContainers: listing(running('1'), running('2'), running('3', 'acme/other')),
    listVolumes: async () => [],
    listImages: async () => [],
    removeContainer: async (name) => void removed.push(name),
  })
  const tools = makeTools({
    connect: () => docker,
    connectGitHub: async (token) => ({ isCompleted: async ({ run }) => token === 'ghs_x' && run === '2' }),
  })
  const step = makeSweep({ olderThan: hour, secret: { githubToken: 'ghs_x' } })
  expect(await sweepLeftovers.apply(step, tools, {})).toEqual({ swept: ['container daemon-2'] })
  expect(removed).toEqual(['daemon-2'])
  expect(tools.reported.log).toEqual(['Removed container daemon-2'])
})

describe('a list that the engine cannot give', () => {
  const noAnswer = async () => {
    throw new DOMException('there was no answer for 10 s', 'TimeoutError')
  }
  const lists = {
    info,
    listContainers: listing(container('old-daemon', 10 * hour, own)),
    listVolumes: noAnswer,
    listNetworks: async () => [],
    listImages: async () => [],
    removeContainer: async () => {},
  }

  test('gets a warning if the engine answers, and the rest is removed', async () => {
    const tools = makeTools({ connect: () => fakeDocker({ ...lists, ping: async () => {} }) })
    expect(await sweepLeftovers.apply(makeSweep(), tools, {})).toEqual({
      swept: ['container old-daemon'],
    })
    expect(tools.reported.warnings).toEqual([
      expect.stringContaining('Could not list volumes of earlier jobs: '),
    ])
  })

  test('is an error if the engine does not answer at all', async () => {
    const gone = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
    const tools = makeTools({
      connect: () => fakeDocker({ ...lists, ping: () => Promise.reject(gone) }),
    })
    await expect(sweepLeftovers.apply(makeSweep(), tools, {})).rejects.toBe(gone)
  })
})

describe('what a killed job made through its guard', () => {
  const guarded = { ...own, 'berth.attempt': '1', 'berth.repository': 'team/app', 'berth.guard': 'enforce' }
  const sweepOf = async (age: number, runningOlderThan: number) => {
    const removed: string[] = []
    const note = async (name: string) => void removed.push(name)
    const docker = fakeDocker({
      info,
      listContainers: listing(container('stopped-web', age, guarded)),
      listVolumes: async ({ label } = {}) =>
        (label?.includes('berth.run')
          ? [{ Name: 'data', Labels: guarded, CreatedAt: dateAgo(age) }]
          : []) as never,
      listNetworks: async ({ label } = {}) =>
        (label?.join() === 'berth.run,berth.guard'
          ? [{ Id: 'net', Name: 'front', Labels: guarded, Created: dateAgo(age) }]
          : []) as never,
      listImages: async () => [],
      removeContainer: note,
      removeNetwork: note,
      removeVolume: note,
    })
    const step = makeSweep({ olderThan: hour, runningOlderThan })
    await sweepLeftovers.apply(step, makeTools({ connect: () => docker }), {})
    return removed
  }

  test('goes once no job can be as old', async () => {
    expect(await sweepOf(130 * hour, 120 * hour)).toEqual(['stopped-web', 'net', 'data'])
  })

  test('stays while its job can run, stopped or unused or not', async () => {
    expect(await sweepOf(10 * hour, 120 * hour)).toEqual([])
  })
})
