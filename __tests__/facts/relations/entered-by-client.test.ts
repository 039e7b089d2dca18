import { expect, test } from '@jest/globals'
import { isEnteredByClient } from '../../../src/facts/relations/entered-by-client.ts'

const network = `github_network_${'0f'.repeat(16)}`

test.each([
  ["a container on the network of GitHub's runner", [network], true],
  ['that network and another', ['other', network], true],
  ['the default bridge', ['bridge'], false],
  ["the host's network", ['host'], false],
  ['a network that a user gave a similar name', ['github_network_mine'], false],
  ['a network whose name only begins so', [`${network}0`], false],
  ['no network', [], false],
])('%s', (_, networks, expected) => {
  expect(isEnteredByClient({ id: 'a1', image: 'node:24', mounts: [], networks })).toBe(expected)
})

test('a job outside a container', () => {
  expect(isEnteredByClient(null)).toBe(false)
})
