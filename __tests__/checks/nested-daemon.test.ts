import { nestedDaemon } from '../../src/checks/nested-daemon.ts'
import { makeDaemon, makeNestedDaemon, unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

testCheck(nestedDaemon, {
  failing: {
    'the engine says so itself': {
      given: { engine: { operatingSystem: 'Alpine Linux v3.24 (containerized)' }, daemons: unseen() },
      rulesOut: ['dind'],
      says: ['(containerized)', 'third level', 'mode: socket'],
    },
    'a sidecar in the pod of a runner, which is how it was set up': {
      given: {
        engine: { operatingSystem: 'Alpine Linux v3.24 (containerized)' },
        runner: { kind: 'kubernetes', inContainer: true },
        daemons: unseen(),
      },
      severity: 'notice',
      rulesOut: ['dind'],
      says: ['(containerized)'],
    },
    'the only daemon in sight has a PID of its own inside': {
      given: { daemons: [makeNestedDaemon()] },
      rulesOut: ['dind'],
      says: ['PID 5120 (1 in its container)', '/system.slice/docker-'],
    },
    'another job has a daemon in a container': {
      given: { daemons: [makeDaemon(), makeNestedDaemon()] },
      severity: 'notice',
      about: 'other-daemons',
      says: ['1 other daemon runs', 'does not'],
    },
    'two other jobs have': {
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
    'one daemon beside the job': {},
    'a BuildKit in a container': {
      daemons: [makeDaemon(), makeNestedDaemon({ kind: 'buildkitd', arguments: [] })],
    },
    'the containerd of a daemon in a container': {
      daemons: [makeDaemon(), makeNestedDaemon({ kind: 'containerd', arguments: [] })],
    },
  },
  unseen: {
    'the engine': { given: { engine: unseen('nothing answers') }, reason: 'nothing answers' },
    'the daemons': { given: { daemons: unseen('hidepid=2') }, reason: 'hidepid=2' },
    'the daemon is outside of what the job can see': { given: { daemons: [] }, reason: 'cannot be told' },
    'two daemons could be the one': {
      given: {
        daemons: [makeNestedDaemon(), makeNestedDaemon({ pid: 6001, namespacePids: [6001, 1] })],
      },
      reason: 'cannot be told',
    },
  },
})
