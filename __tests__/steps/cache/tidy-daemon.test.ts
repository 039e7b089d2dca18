import { expect, test } from '@jest/globals'
import type { Docker } from '../../../src/platform/docker.ts'
import { tidyDaemon } from '../../../src/steps/cache/tidy-daemon.ts'
import { gibibyte } from '../../../src/values/quantity.ts'
import { fakeDocker } from '../make-tools.ts'

/** A job daemon whose usage has these sizes in GiB, one measurement after the other. Gives its calls in order. */
function daemon(sizes: readonly number[], other: Partial<Docker> = {}) {
  const calls: string[] = []
  let measured = 0
  const docker = fakeDocker({
    info: async () => ({ Swarm: { LocalNodeState: 'inactive' } }),
    listContainers: async () => [{ Id: 'a' }, { Id: 'b' }] as never,
    listVolumes: async () => [{ Name: 'v' }] as never,
    removeContainer: async (name) => void calls.push(`remove container ${name}`),
    removeVolume: async (name) => void calls.push(`remove volume ${name}`),
    pruneNetworks: async () => void calls.push('prune networks'),
    pruneImages: async (filters = {}) => void calls.push(`prune images ${JSON.stringify(filters)}`),
    pruneBuilds: async (limit) => void calls.push(`prune builds ${JSON.stringify(limit)}`),
    usage: async () => ({ images: 2, bytes: (sizes[measured++] ?? Number.NaN) * gibibyte }),
    ...other,
  })
  return { docker, calls }
}

const always = [
  'remove container a',
  'remove container b',
  'remove volume v',
  'prune networks',
  'prune images {"label":["berth.run"],"dangling":["false"]}',
  'prune images {}',
  'prune builds {"unusedHours":168}',
]
const smaller = `prune builds {"keepBytes":${gibibyte}}`
const older = 'prune images {"dangling":["false"],"until":["168h"]}'

test.each([
  ['below the limit stays', 12, [4], []],
  ['above the limit loses build cache', 10, [6, 4], [smaller]],
  ['that is still above it loses images that were created long ago', 10, [6, 5, 4], [smaller, older]],
])('a cache %s', async (_, free, sizes, more) => {
  const { docker, calls } = daemon(sizes)
  const tidied = await tidyDaemon(docker, free * gibibyte)
  expect(tidied).toEqual({ usage: { images: 2, bytes: 4 * gibibyte } })
  expect(calls).toEqual([...always, ...more])
})

test('a cache above the limit whatever is removed is not kept', async () => {
  const { docker } = daemon([6, 6, 6])
  expect(await tidyDaemon(docker, 10 * gibibyte)).toEqual({
    problem: 'it holds 6 GiB, and its limit is 4 GiB',
  })
})

test.each([
  [20, { usage: { images: 2, bytes: 20 * gibibyte } }],
  [21, { problem: 'it holds 21 GiB, and its limit is 20 GiB' }],
])('without a known disk, %i GiB gives %j', async (size, tidied) => {
  expect(await tidyDaemon(daemon([size, size, size]).docker, null)).toEqual(tidied)
})

test.each(['active', 'pending', 'locked', 'error'])('a member of a swarm (%s) is not kept', async (state) => {
  const { docker, calls } = daemon([], { info: async () => ({ Swarm: { LocalNodeState: state } }) })
  expect(await tidyDaemon(docker, null)).toEqual({ problem: 'the job made its daemon a member of a swarm' })
  expect(calls).toEqual([])
})
