import { severalDaemons } from '../../src/checks/several-daemons.ts'
import {
  containerNamespaces,
  initialNamespaces,
  makeDaemon,
  makeNestedDaemon,
  unseen,
} from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const second = makeDaemon({
  pid: 2300,
  namespacePids: [2300],
  dataRoot: '/mnt/docker',
})
const namespaces = unseen('permission denied')

testCheck(severalDaemons, {
  failing: {
    'two daemons in the network namespace of the machine': {
      given: { daemons: [makeDaemon(), second] },
      says: ['2 rootful', 'PID 1402', 'PID 2300', 'data root /mnt/docker', 'net:[4026531840]'],
    },
    'a daemon in a container with the network of the machine': {
      given: {
        daemons: [
          makeDaemon(),
          makeNestedDaemon({
            namespaces: {
              status: 'seen',
              value: { ...containerNamespaces, net: initialNamespaces.net ?? 0 },
            },
          }),
        ],
      },
      says: ['(1 in its container)'],
    },
    'namespaces are hidden, and both run beside the job': {
      given: { daemons: [makeDaemon({ namespaces }), { ...second, namespaces }] },
      says: ['most likely in one network namespace', 'unseen; taken to be the same'],
    },
  },
  passing: {
    'one daemon': {},
    none: { daemons: [] },
    'a second one in a container': { daemons: [makeDaemon(), makeNestedDaemon()] },
    'a rootless one besides': { daemons: [makeDaemon(), { ...second, uid: 1001 }] },
    'one, and its namespaces are hidden': { daemons: [makeDaemon({ namespaces })] },
  },
  unseen: {
    'the daemons': { given: { daemons: unseen('hidepid=2') }, reason: 'hidepid=2' },
    'the network of the one in a container': {
      given: { daemons: [makeDaemon(), makeNestedDaemon({ namespaces })] },
      reason: 'network namespaces of 2 daemons',
    },
  },
})
