import { foreignNetworkNamespace } from '../../src/checks/foreign-network-namespace.ts'
import { containerNamespaces, makeDaemon, makeNestedDaemon, unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const rootless = makeDaemon({
  uid: 1001,
  arguments: [],
  namespaces: { status: 'seen', value: containerNamespaces },
})
const rootlessEndpoint = { host: 'unix:///run/user/1001/docker.sock', source: 'rootless socket' } as const
const jobContainer = { id: 'e'.repeat(64), image: 'node:24', mounts: [], networks: ['github_network_1f'] }

testCheck(foreignNetworkNamespace, {
  failing: {
    'the daemon of the job is in a container': {
      given: { daemons: [makeNestedDaemon()] },
      says: ['net:[4026532266]', 'net:[4026531840]', 'TESTCONTAINERS_HOST_OVERRIDE'],
    },
    'a rootless daemon without its RootlessKit in this network': {
      given: { daemons: [rootless], engine: { rootless: true }, endpoint: rootlessEndpoint },
      says: ['PID 1402'],
    },
    'the job is a container of this engine, on a network': {
      given: { ownContainer: jobContainer, daemons: [] },
      says: ['github_network_1f', 'eeeeeeeeeeee'],
    },
  },
  passing: {
    'the daemon runs in the network of the job': {},
    'another daemon is elsewhere': { daemons: [makeDaemon(), makeNestedDaemon()] },
    'RootlessKit publishes for a rootless daemon': {
      daemons: [rootless, makeDaemon({ kind: 'rootlesskit', pid: 1390, uid: 1001 })],
      engine: { rootless: true },
      endpoint: rootlessEndpoint,
    },
    'the job is a container with the network of the machine': {
      ownContainer: { ...jobContainer, networks: ['host'] },
    },
  },
  unseen: {
    'the namespaces of the job': {
      given: { ownNamespaces: unseen('no /proc') },
      reason: 'no /proc',
    },
    'the daemon is outside of what the job can see': { given: { daemons: [] }, reason: 'cannot be told' },
    'the daemons': { given: { daemons: unseen('hidepid=2') }, reason: 'hidepid=2' },
    'the namespaces of the daemon': {
      given: { daemons: [makeDaemon({ namespaces: unseen('permission denied') })] },
      reason: 'PID 1402 cannot be seen',
    },
    'the daemon is on another machine': {
      given: { endpoint: { host: 'tcp://docker:2376', source: 'DOCKER_HOST' } },
      reason: 'tcp://docker:2376',
    },
  },
})
