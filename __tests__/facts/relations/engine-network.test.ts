import { expect, test } from '@jest/globals'
import { whyForeignNetwork } from '../../../src/facts/relations/engine-network.ts'
import { makeObserved, type ObservedDifferences, unseen } from '../../make-facts.ts'

const container = { id: 'f'.repeat(64), image: 'node:24', mounts: [], networks: ['app_default'] }

test.each<[string, ObservedDifferences, RegExp | undefined]>([
  ['a job on the machine', {}, undefined],
  ['a container of the engine', { ownContainer: container }, /^The job's container has its own/],
  ["a container on the machine's network", { ownContainer: { ...container, networks: ['host'] } }, undefined],
  ['a container in the same pod, which the engine does not know', { ownContainer: unseen() }, undefined],
  [
    'an engine at tcp://',
    { endpoint: { host: 'tcp://docker:2375' } },
    /^The daemon at tcp:\/\/docker:2375 can/,
  ],
  ['an engine at tcp:// on this machine', { endpoint: { host: 'tcp://127.0.0.1:2375' } }, undefined],
  ['an engine with another kernel', { engine: { kernel: '6.12.76-linuxkit' } }, /runs in a virtual machine/],
  ['Docker Desktop on WSL 2', { engine: { operatingSystem: 'Docker Desktop' } }, /\(Docker Desktop\)/],
  ['a rootless engine', { engine: { rootless: true } }, /^The daemon is rootless/],
  ['nothing seen', { engine: unseen(), endpoint: unseen(), machine: unseen() }, undefined],
])('%s', (_, given, reason) => {
  const why = whyForeignNetwork(makeObserved(given))
  if (reason) expect(why).toMatch(reason)
  else expect(why).toBeUndefined()
})
