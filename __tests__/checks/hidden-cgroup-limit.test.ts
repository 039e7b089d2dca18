import { hiddenCgroupLimit } from '../../src/checks/hidden-cgroup-limit.ts'
import { containerNamespaces, makeDaemon, makeNestedDaemon, unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const gibibyte = 1024 ** 3
const limited = { memoryLimit: 4 * gibibyte, path: '/system.slice/runner.service' }
const within = { inContainer: true }
const own = { status: 'seen', value: containerNamespaces } as const

testCheck(hiddenCgroupLimit, {
  failing: {
    'runner and daemon in one container with a limit of 4 GiB, on a machine with 16 GiB': {
      given: {
        cgroup: limited,
        runner: within,
        ownNamespaces: containerNamespaces,
        daemons: [makeDaemon({ namespaces: own })],
      },
      says: ['16 GiB', '4 GiB', '/system.slice/runner.service', '--memory'],
    },
    'a limit below 1 GiB and a daemon that the job started': {
      given: {
        cgroup: { ...limited, memoryLimit: 200 * 1024 ** 2 },
        daemons: [makeDaemon({ cgroup: '/system.slice/runner.service/docker' })],
      },
      says: ['200 MiB', 'cgroup /system.slice/runner.service/docker'],
    },
  },
  passing: {
    'no limit': {},
    "a limit as large as the machine's memory, except for what the kernel reserves": {
      cgroup: { memoryLimit: 15 * gibibyte },
    },
    'a limit above the memory that Docker reports': { cgroup: { memoryLimit: 64 * gibibyte } },
    'a limit of the job container alone': {
      cgroup: limited,
      runner: within,
      ownContainer: { id: 'f'.repeat(64), image: 'node:24', mounts: [], networks: ['bridge'] },
    },
  },
  unseen: {
    'the cgroup': { given: { cgroup: unseen('no cgroupfs') }, reason: 'no cgroupfs' },
    'the daemon': { given: { engine: unseen('nothing answers') }, reason: 'nothing answers' },
    'the daemon of another container in the same pod': {
      given: {
        cgroup: limited,
        runner: within,
        ownContainer: unseen(),
        daemons: unseen('own PID namespace'),
      },
      reason: 'limit of 4 GiB. Berth could not determine whether it applies to containers: own PID',
    },
    'no daemon that serves the job': {
      given: { cgroup: limited, daemons: [] },
      reason: 'the daemon process for unix:///var/run/docker.sock is not identified',
    },
    'a limit on the systemd unit of the runner alone': {
      given: { cgroup: limited },
      reason: 'dockerd, PID 1402 is in another cgroup, /system.slice/docker.service',
    },
    'a daemon in another container': {
      given: { cgroup: limited, runner: within, ownContainer: unseen(), daemons: [makeNestedDaemon()] },
      reason: 'is in another cgroup',
    },
  },
})
