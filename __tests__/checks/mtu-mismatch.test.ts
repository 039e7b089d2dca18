import { mtuMismatch } from '../../src/checks/mtu-mismatch.ts'
import { makeEngineNetwork, unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

testCheck(mtuMismatch, {
  failing: {
    'a cluster network with MTU 1450': {
      given: { network: { defaultMtu: 1450 } },
      says: ['1500', '1450', 'eth0', 'network bridge', '--mtu=1450'],
    },
    'a Compose network with a larger MTU than docker0': {
      given: {
        network: { defaultMtu: 1400 },
        engineNetworks: [
          makeEngineNetwork({ mtu: 1400 }),
          makeEngineNetwork({ name: 'app_default', mtu: null }),
        ],
      },
      about: 'host-daemon',
      says: ['app_default', "1500 (Docker's default)", '--default-network-opt'],
    },
    'docker0 and another network, of which docker0 comes first': {
      given: {
        network: { defaultMtu: 1400 },
        engineNetworks: [makeEngineNetwork({ name: 'app_default' }), makeEngineNetwork()],
      },
      says: ['Network `bridge` uses MTU 1500', 'network app_default'],
    },
    'Podman before 5.6': {
      given: {
        network: { defaultMtu: 1400 },
        engine: { product: 'podman', version: '4.3.1' },
        engineNetworks: [makeEngineNetwork({ mtu: null })],
      },
      says: ['podman network create --opt mtu=1400'],
    },
    'a daemon that has no setting for new networks': {
      given: { network: { defaultMtu: 1450 }, engine: { version: '20.10.24+dfsg1' } },
      says: ['--mtu=1450', '--opt com.docker.network.driver.mtu=1450'],
    },
  },
  passing: {
    'Podman 5.6, which uses the MTU of the default route': {
      network: { defaultMtu: 1400 },
      engine: { product: 'podman', version: '5.6.0' },
      engineNetworks: [makeEngineNetwork({ mtu: null })],
    },
    'MTU 1500 on both': {},
    'a smaller MTU on the bridge': { engineNetworks: [makeEngineNetwork({ mtu: 1400 })] },
    'jumbo frames on the host': { network: { defaultMtu: 9001 } },
    'a larger MTU on a macvlan network': {
      network: { defaultMtu: 1450 },
      engineNetworks: [makeEngineNetwork({ name: 'lan', driver: 'macvlan' })],
    },
  },
  unseen: {
    'a machine without a default route': {
      given: { network: { defaultMtu: null, defaultInterface: null } },
      reason: 'no IPv4 or IPv6 default route',
    },
    'the bridges of a rootless daemon': {
      given: { engine: { rootless: true }, network: { defaultMtu: 1450 } },
      reason: "RootlessKit's network namespace",
    },
    "the host's interface, from a job container": {
      given: {
        network: { defaultMtu: 1450 },
        ownContainer: { id: 'e'.repeat(64), image: 'node:24', mounts: [], networks: ['app_default'] },
      },
      reason: "job's container has its own interfaces",
    },
    'the network': { given: { network: unseen('no /proc') }, reason: 'no /proc' },
    'the Docker networks': { given: { engineNetworks: unseen('403') }, reason: '403' },
  },
})
