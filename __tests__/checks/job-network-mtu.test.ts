import { jobNetworkMtu } from '../../src/checks/job-network-mtu.ts'
import { makeEngineNetwork, unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const name = 'github_network_3f2a'
const ownContainer = { id: 'e'.repeat(64), image: 'node:24', mounts: [], networks: [name] }
const bridge = makeEngineNetwork({ mtu: 1450 })
const job = makeEngineNetwork({ name, mtu: null, bridge: null })

testCheck(jobNetworkMtu, {
  failing: {
    'a job network without the MTU of docker0': {
      given: { ownContainer, engineNetworks: [bridge, job] },
      says: [name, '1500', '1450', '--default-network-opt=bridge=com.docker.network.driver.mtu=1450'],
    },
    'a daemon that has no setting for job networks': {
      given: { ownContainer, engineNetworks: [bridge, job], engine: { version: '20.10.24+dfsg1' } },
      says: ['Upgrade the daemon to Docker 24'],
    },
    'a job network with a larger MTU setting': {
      given: { ownContainer, engineNetworks: [bridge, makeEngineNetwork({ name, mtu: 1480 })] },
      says: ['1480'],
    },
    'docker0 is not the first network, and not every job network has a setting': {
      given: {
        ownContainer: { ...ownContainer, networks: [name, 'second'] },
        engineNetworks: [job, makeEngineNetwork({ name: 'second', mtu: 1480 }), bridge],
      },
      says: [name],
      values: ['1450', "1500 (Docker's default)", '1480'],
    },
  },
  passing: {
    'a job outside containers': { engineNetworks: [bridge, job] },
    'docker0 with MTU 1500': { ownContainer, engineNetworks: [makeEngineNetwork(), job] },
    'docker0 without an MTU setting': {
      ownContainer,
      engineNetworks: [makeEngineNetwork({ mtu: null }), job],
    },
    'the same MTU': { ownContainer, engineNetworks: [bridge, makeEngineNetwork({ name, mtu: 1450 })] },
    "another job's network": {
      ownContainer: { ...ownContainer, networks: ['bridge'] },
      engineNetworks: [bridge, job],
    },
    'no docker0': { ownContainer, engineNetworks: [job] },
    'docker0 with MTU 1500 and a job network with jumbo frames': {
      ownContainer,
      engineNetworks: [makeEngineNetwork(), makeEngineNetwork({ name, mtu: 9000 })],
    },
    'a job network of another driver': {
      ownContainer,
      engineNetworks: [bridge, makeEngineNetwork({ name, mtu: null, driver: 'macvlan' })],
    },
  },
  unseen: {
    'the job container': { given: { ownContainer: unseen('in a pod') }, reason: 'in a pod' },
    'the networks': { given: { engineNetworks: unseen('403') }, reason: '403' },
  },
})
