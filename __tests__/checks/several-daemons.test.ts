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
    "two daemons in the host's network namespace": {
      given: { daemons: [makeDaemon(), second] },
      says: ['2 rootful', 'PID 1402', 'PID 2300', 'data root /mnt/docker', 'net:[4026531840]'],
    },
    'a daemon in a container with host networking': {
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
    'two daemons outside containers with unreadable namespaces': {
      given: { daemons: [makeDaemon({ namespaces }), { ...second, namespaces }] },
      says: ['most likely in one network namespace', 'assumed equal, because none of them is in a container'],
    },
  },
  passing: {
    'one daemon': {},
    none: { daemons: [] },
    'a second daemon in a container': { daemons: [makeDaemon(), makeNestedDaemon()] },
    'a second, rootless daemon': { daemons: [makeDaemon(), { ...second, uid: 1001 }] },
    'one daemon with unreadable namespaces': { daemons: [makeDaemon({ namespaces })] },
  },
  unseen: {
    'the daemons': { given: { daemons: unseen('hidepid=2') }, reason: 'hidepid=2' },
    'the network namespace of a daemon in a container': {
      given: { daemons: [makeDaemon(), makeNestedDaemon({ namespaces })] },
      reason: 'network namespaces of 2 daemons',
    },
  },
})
