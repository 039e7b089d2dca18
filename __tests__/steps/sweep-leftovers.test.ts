import { expect, test } from '@jest/globals'
import { sweepLeftovers } from '../../src/steps/sweep-leftovers.ts'
import { fakeDocker, makeTools } from './make-tools.ts'

const hour = 3600
const secondsAgo = (seconds: number) => Math.floor(Date.now() / 1000) - seconds
const dateAgo = (seconds: number) => new Date(secondsAgo(seconds) * 1000).toISOString()
const container = (name: string, age: number, Labels: Record<string, string> = {}) => ({
  Id: name,
  Names: [`/${name}`],
  Created: secondsAgo(age),
  Labels,
})
const own = { 'berth.run': '1' }

test('only what is Berth’s and older than any job is swept', async () => {
  const removed: string[] = []
  const docker = fakeDocker({
    listContainers: async () =>
      [
        container('old-daemon', 10 * hour, own),
        container('young-daemon', hour, own),
        container('buildx_buildkit_berth-1-1-a0', 10 * hour),
        container('buildx_buildkit_theirs0', 10 * hour),
        container('database', 10 * hour),
      ] as never,
    listVolumes: async () =>
      [
        { Name: 'old-data', Labels: own, CreatedAt: dateAgo(10 * hour) },
        { Name: 'young-data', Labels: own, CreatedAt: dateAgo(hour) },
        { Name: 'ageless-data', Labels: own },
        { Name: 'data-of-no-date', Labels: own, CreatedAt: 'yesterday' },
        { Name: 'buildx_buildkit_berth-1-1-a0_state', Labels: null, CreatedAt: dateAgo(10 * hour) },
        { Name: 'theirs', Labels: null, CreatedAt: dateAgo(10 * hour) },
      ] as never,
    removeContainer: async (name) => void removed.push(name),
    removeVolume: async (name) => void removed.push(name),
  })
  const step = { kind: 'sweep-leftovers', olderThan: 5 * hour } as const
  const { swept } = await sweepLeftovers.apply(step, makeTools({ connect: () => docker }), {})
  expect(removed).toEqual([
    'old-daemon',
    'buildx_buildkit_berth-1-1-a0',
    'old-data',
    'buildx_buildkit_berth-1-1-a0_state',
  ])
  expect(swept).toHaveLength(4)
})

test('what cannot be swept is warned of, and the rest is swept', async () => {
  const docker = fakeDocker({
    listContainers: async () => [container('one', 10 * hour, own), container('two', 10 * hour, own)] as never,
    listVolumes: async () => [],
    removeContainer: async (name) => {
      if (name === 'one') throw new Error('removal is already in progress')
    },
  })
  const tools = makeTools({ connect: () => docker })
  const step = { kind: 'sweep-leftovers', olderThan: hour } as const
  expect(await sweepLeftovers.apply(step, tools, {})).toEqual({ swept: ['the container two'] })
  expect(tools.told.warnings).toEqual([
    'the container one could not be swept: removal is already in progress',
  ])
})
