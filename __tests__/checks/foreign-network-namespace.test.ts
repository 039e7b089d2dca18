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
    'a daemon in a container': {
      given: { daemons: [makeNestedDaemon()] },
      says: ['net:[4026532266]', 'net:[4026531840]', 'TESTCONTAINERS_HOST_OVERRIDE'],
    },
    'a rootless daemon without RootlessKit in this network namespace': {
      given: { daemons: [rootless], engine: { rootless: true }, endpoint: rootlessEndpoint },
      says: ['PID 1402'],
    },
    'a job container on a network of this daemon': {
      given: { ownContainer: jobContainer, daemons: [] },
      says: ['github_network_1f', 'eeeeeeeeeeee', 'docker run --network github_network_1f'],
    },
    'a job container on the default bridge, where containers have no names': {
      given: { ownContainer: { ...jobContainer, networks: ['bridge'] }, daemons: [] },
      says: ['ip route show default'],
    },
    'a job container on two networks': {
      given: { ownContainer: { ...jobContainer, networks: ['front', 'back'] } },
      says: ['docker run --network front'],
      values: ['eeeeeeeeeeee', 'front, back'],
    },
    'a job container on no network': {
      given: { ownContainer: { ...jobContainer, networks: [] } },
      says: ['no network'],
      values: ['eeeeeeeeeeee', 'no network'],
    },
    "another user's RootlessKit and the user's containerd in this network namespace": {
      given: {
        daemons: [
          rootless,
          makeDaemon({ kind: 'rootlesskit', pid: 1390, uid: 1002 }),
          makeDaemon({ kind: 'containerd', pid: 1391, uid: 1001 }),
        ],
        engine: { rootless: true },
        endpoint: rootlessEndpoint,
      },
      says: ['PID 1402'],
      values: ['net:[4026531840]', 'net:[4026532266]'],
    },
  },
  passing: {
    "a daemon in the job's network namespace": {},
    'another daemon in another network namespace': { daemons: [makeDaemon(), makeNestedDaemon()] },
    'RootlessKit publishes the ports of a rootless daemon': {
      daemons: [rootless, makeDaemon({ kind: 'rootlesskit', pid: 1390, uid: 1001 })],
      engine: { rootless: true },
      endpoint: rootlessEndpoint,
    },
    'a job container with host networking': {
      ownContainer: { ...jobContainer, networks: ['host'] },
    },
    'a sidecar in the pod of the job, which has its network': {
      runner: { inContainer: true },
      daemons: [makeNestedDaemon()],
    },
  },
  unseen: {
    "the job's namespaces": {
      given: { ownNamespaces: unseen('no /proc') },
      reason: 'no /proc',
    },
    'a daemon whose process is not visible': {
      given: { daemons: [] },
      reason: 'could not identify the daemon process',
    },
    'the daemons': { given: { daemons: unseen('hidepid=2') }, reason: 'hidepid=2' },
    "the daemon's namespaces": {
      given: { daemons: [makeDaemon({ namespaces: unseen('permission denied') })] },
      reason: 'network namespace of dockerd, PID 1402',
    },
    'a daemon on another machine': {
      given: { endpoint: { host: 'tcp://docker:2376', source: 'DOCKER_HOST' } },
      reason: 'tcp://docker:2376',
    },
  },
})
