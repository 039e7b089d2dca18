import { expect, test } from '@jest/globals'
import { isSidecar } from '../../../src/facts/relations/sidecar.ts'
import { makeEngineNetwork, makeObserved, type ObservedDifferences, unseen } from '../../make-facts.ts'

const docker0 = { name: 'docker0', mtu: 1500, up: false, addresses: ['172.17.0.1/16'] }
const pod: ObservedDifferences = {
  runner: { inContainer: true },
  machine: { hostname: 'pod-1' },
  engine: { name: 'pod-1' },
  engineNetworks: [makeEngineNetwork({ bridge: 'docker0' })],
  network: { interfaces: [docker0] },
}

test.each<[string, ObservedDifferences, boolean]>([
  ['in the same pod', {}, true],
  ['with another hostname', { engine: { name: 'node-1' } }, false],
  ['whose bridge is not visible', { network: { interfaces: [{ ...docker0, name: 'eth0' }] } }, false],
  ['on the machine of the job', { runner: { inContainer: false } }, false],
  ['that is unseen', { engine: unseen() }, false],
  ['of a machine that could not be seen', { machine: unseen() }, false],
  ['of a runner that could not be seen', { runner: unseen() }, false],
  ['whose networks could not be seen', { engineNetworks: unseen() }, false],
  ['beside interfaces that could not be seen', { network: unseen() }, false],
  ['without a bridge', { engineNetworks: [makeEngineNetwork({ bridge: null })] }, false],
])('an engine %s: %#', (_, differences, expected) => {
  expect(isSidecar(makeObserved({ ...pod, ...differences }))).toBe(expected)
})
