import { expect, test } from '@jest/globals'
import { isEnteredByClient } from '../../../src/facts/relations/entered-by-client.ts'

const network = `github_network_${'0f'.repeat(16)}`

test.each([
  ['a container on the network of GitHub’s runner', [network], true],
  ['that network beside another', ['other', network], true],
  ['the default bridge', ['bridge'], false],
  ['the machine’s network', ['host'], false],
  ['a network that a user named so', ['github_network_mine'], false],
  ['one that only begins so', [`${network}0`], false],
  ['no network', [], false],
])('%s', (_, networks, expected) => {
  expect(isEnteredByClient({ id: 'a1', image: 'node:24', mounts: [], networks })).toBe(expected)
})

test('a job on the machine itself', () => {
  expect(isEnteredByClient(null)).toBe(false)
})
