import { jobNetworkMtu } from '../../src/checks/job-network-mtu.ts'
import { makeEngineNetwork, unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const name = 'github_network_3f2a'
const ownContainer = { id: 'e'.repeat(64), image: 'node:24', mounts: [], networks: [name] }
const bridge = makeEngineNetwork({ mtu: 1450 })
const job = makeEngineNetwork({ name, mtu: null, bridge: null })

testCheck(jobNetworkMtu, {
  failing: {
    'the network that the runner creates does not have the MTU of docker0': {
      given: { ownContainer, engineNetworks: [bridge, job] },
      says: [name, '1500', '1450', '--default-network-opt=bridge=com.docker.network.driver.mtu=1450'],
    },
    'an engine that has no setting for it': {
      given: { ownContainer, engineNetworks: [bridge, job], engine: { version: '20.10.24+dfsg1' } },
      says: ['Upgrade the daemon to Docker 24'],
    },
    'one that somebody set too high': {
      given: { ownContainer, engineNetworks: [bridge, makeEngineNetwork({ name, mtu: 1480 })] },
      says: ['1480'],
    },
  },
  passing: {
    'a job in no container': { engineNetworks: [bridge, job] },
    'docker0 with Ethernet’s MTU': { ownContainer, engineNetworks: [makeEngineNetwork(), job] },
    'docker0 without a setting': { ownContainer, engineNetworks: [makeEngineNetwork({ mtu: null }), job] },
    'the same MTU': { ownContainer, engineNetworks: [bridge, makeEngineNetwork({ name, mtu: 1450 })] },
    'a network of another job': {
      ownContainer: { ...ownContainer, networks: ['bridge'] },
      engineNetworks: [bridge, job],
    },
    'no bridge at all': { ownContainer, engineNetworks: [job] },
  },
  unseen: {
    "the job's container": { given: { ownContainer: unseen('in a pod') }, reason: 'in a pod' },
    'the networks': { given: { engineNetworks: unseen('403') }, reason: '403' },
  },
})
