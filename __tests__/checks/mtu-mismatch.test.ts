import { mtuMismatch } from '../../src/checks/mtu-mismatch.ts'
import { makeEngineNetwork, unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

testCheck(mtuMismatch, {
  failing: {
    'an overlay network of a cluster with 1450': {
      given: { network: { defaultMtu: 1450 } },
      says: ['1500', '1450', 'eth0', 'network bridge', '--mtu=1450'],
    },
    'docker0 is right, and a network made later is not': {
      given: {
        network: { defaultMtu: 1400 },
        engineNetworks: [
          makeEngineNetwork({ mtu: 1400 }),
          makeEngineNetwork({ name: 'app_default', mtu: null }),
        ],
      },
      says: ['app_default', "1500 (the engine's default)", '--default-network-opt'],
    },
    'Podman before 5.6': {
      given: {
        network: { defaultMtu: 1400 },
        engine: { product: 'podman', version: '4.3.1' },
        engineNetworks: [makeEngineNetwork({ mtu: null })],
      },
      says: ['podman network create --opt mtu=1400'],
    },
    'an engine that has no setting for networks made later': {
      given: { network: { defaultMtu: 1450 }, engine: { version: '20.10.24+dfsg1' } },
      says: ['--mtu=1450', '--opt com.docker.network.driver.mtu=1450'],
    },
  },
  passing: {
    'Podman 5.6, which takes the MTU of the default route': {
      network: { defaultMtu: 1400 },
      engine: { product: 'podman', version: '5.6.0' },
      engineNetworks: [makeEngineNetwork({ mtu: null })],
    },
    'both have 1500': {},
    'the bridge has less': { engineNetworks: [makeEngineNetwork({ mtu: 1400 })] },
    'the machine carries jumbo frames': { network: { defaultMtu: 9001 } },
    'the larger one is no bridge': {
      network: { defaultMtu: 1450 },
      engineNetworks: [makeEngineNetwork({ name: 'lan', driver: 'macvlan' })],
    },
  },
  unseen: {
    'the way out, without a default route': {
      given: { network: { defaultMtu: null, defaultInterface: null } },
      reason: 'no default route',
    },
    'the bridges of a rootless engine': {
      given: { engine: { rootless: true }, network: { defaultMtu: 1450 } },
      reason: 'network namespace of RootlessKit',
    },
    "the machine's interface, from a job's container": {
      given: {
        network: { defaultMtu: 1450 },
        ownContainer: { id: 'e'.repeat(64), image: 'node:24', mounts: [], networks: ['app_default'] },
      },
      reason: "job's container sees its own interface",
    },
    'the network': { given: { network: unseen('no /proc') }, reason: 'no /proc' },
    'the networks of the engine': { given: { engineNetworks: unseen('403') }, reason: '403' },
  },
})
