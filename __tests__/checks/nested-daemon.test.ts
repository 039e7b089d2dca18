import { nestedDaemon } from '../../src/checks/nested-daemon.ts'
import { makeDaemon, makeNestedDaemon, unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

testCheck(nestedDaemon, {
  failing: {
    'a daemon that reports "(containerized)"': {
      given: { engine: { operatingSystem: 'Alpine Linux v3.24 (containerized)' }, daemons: unseen() },
      rulesOut: ['dind'],
      says: ['(containerized)', 'Another daemon inside it', 'mode: socket'],
    },
    'a sidecar in the pod of a runner': {
      given: {
        engine: { operatingSystem: 'Alpine Linux v3.24 (containerized)' },
        runner: { kind: 'kubernetes', inContainer: true },
        daemons: unseen(),
      },
      severity: 'notice',
      rulesOut: ['dind'],
      says: ['(containerized)', 'Use this daemon with `mode: socket`'],
    },
    'the only visible daemon is in another PID namespace': {
      given: { daemons: [makeNestedDaemon()] },
      rulesOut: ['dind'],
      says: ['PID 5120 (1 in its container)', '/system.slice/docker-'],
    },
    "another job's daemon in a container": {
      given: { daemons: [makeDaemon(), makeNestedDaemon()] },
      severity: 'notice',
      about: 'other-daemons',
      says: ['1 other daemon runs', 'does not', 'docker rm --force --volumes <id>'],
    },
    "two other jobs' daemons": {
      given: {
        daemons: [
          makeDaemon(),
          makeNestedDaemon(),
          makeNestedDaemon({ pid: 6001, namespacePids: [6001, 1] }),
        ],
      },
      severity: 'notice',
      about: 'other-daemons',
      says: ['2 other daemons run', 'PID 6001'],
    },
  },
  passing: {
    'one daemon outside containers': {},
    'a BuildKit in a container': {
      daemons: [makeDaemon(), makeNestedDaemon({ kind: 'buildkitd', arguments: [] })],
    },
    'the containerd of a daemon in a container': {
      daemons: [makeDaemon(), makeNestedDaemon({ kind: 'containerd', arguments: [] })],
    },
  },
  unseen: {
    "the daemon's version": { given: { engine: unseen('nothing answers') }, reason: 'nothing answers' },
    'the daemons': { given: { daemons: unseen('hidepid=2') }, reason: 'hidepid=2' },
    'a daemon whose process is not visible': {
      given: { daemons: [] },
      reason: 'could not identify the daemon process',
    },
    'two daemons that can be the one': {
      given: {
        daemons: [makeNestedDaemon(), makeNestedDaemon({ pid: 6001, namespacePids: [6001, 1] })],
      },
      reason: 'could not identify the daemon process',
    },
  },
})
