import { describe, expect, test } from '@jest/globals'
import type { Docker } from '../../../src/platform/docker.ts'
import { removeMade } from '../../../src/steps/reap/remove-made.ts'
import { fakeDocker } from '../make-tools.ts'

const labels = { 'berth.run': '1', 'berth.token': 'a1b2c3d4' }

/** An engine with a container, a network and a volume of the job. `fail` gives the error of a removal. */
function engineWithThree(fail: (name: string) => Error | null = () => null) {
  const calls: string[] = []
  const filtersSeen: unknown[] = []
  const remove = async (name: string) => {
    const error = fail(name)
    calls.push(name)
    if (error) throw error
  }
  const listed =
    (found: unknown): ((filters?: unknown) => Promise<never>) =>
    async (filters) => {
      filtersSeen.push(filters)
      return found as never
    }
  const docker: Docker = fakeDocker({
    listContainers: listed([{ Id: 'c1', Names: ['/web'] }]),
    listNetworks: listed([{ Id: 'n1', Name: 'front' }]),
    listVolumes: listed([{ Name: 'data' }]),
    removeContainer: remove,
    removeNetwork: remove,
    removeVolume: remove,
  })
  return { docker, calls, filtersSeen }
}

test('containers go first, then networks, then volumes, each by the labels of the job and the guard', async () => {
  const { docker, calls, filtersSeen } = engineWithThree()
  expect(await removeMade(docker, labels)).toEqual({
    removed: [
      { kind: 'container', name: 'web' },
      { kind: 'network', name: 'front' },
      { kind: 'volume', name: 'data' },
    ],
    remaining: [],
  })
  expect(calls).toEqual(['c1', 'n1', 'data'])
  expect(filtersSeen).toEqual(Array(3).fill({ label: ['berth.token=a1b2c3d4', 'berth.guard'] }))
})

describe('a removal that fails', () => {
  test('is tried again: a network can have an endpoint for a moment', async () => {
    let tries = 0
    const { docker } = engineWithThree((name) =>
      name === 'n1' && tries++ === 0 ? new Error('network front has active endpoints') : null,
    )
    expect((await removeMade(docker, labels)).remaining).toEqual([])
    expect(tries).toBe(2)
  })

  test('is named with its reason, and the rest goes', async () => {
    const { docker } = engineWithThree((name) =>
      name === 'c1' ? new Error('device or resource busy') : null,
    )
    expect(await removeMade(docker, labels)).toEqual({
      removed: [
        { kind: 'network', name: 'front' },
        { kind: 'volume', name: 'data' },
      ],
      remaining: [{ kind: 'container', name: 'web', reason: 'device or resource busy' }],
    })
  })
})
