import { expect, test } from '@jest/globals'
import { jobNetworks } from '../../src/plan/job-networks.ts'

test.each([
  [['github_network_1'], ['github_network_1']],
  [
    ['bridge', 'a', 'b'],
    ['a', 'b'],
  ],
  [['host'], []],
  [['none'], []],
  [[], []],
])('a container on %j', (networks, expected) => {
  expect(jobNetworks({ id: 'a1', image: 'node:24', mounts: [], networks })).toEqual(expected)
})

test('a job on the machine itself has none', () => {
  expect(jobNetworks(null)).toEqual([])
})
