import { hiddenCgroupLimit } from '../../src/checks/hidden-cgroup-limit.ts'
import { unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const gibibyte = 1024 ** 3

testCheck(hiddenCgroupLimit, {
  failing: {
    'a pod with 4 GiB on a node with 16': {
      given: { cgroup: { memoryLimit: 4 * gibibyte, path: '/kubepods.slice/pod7' } },
      says: ['16.0 GiB', '4.0 GiB', '/kubepods.slice/pod7', '--memory'],
    },
    'a limit below one GiB': {
      given: { cgroup: { memoryLimit: 200 * 1024 ** 2 } },
      says: ['200 MiB'],
    },
  },
  passing: {
    'no limit': {},
    'a limit as large as the machine, but for what the kernel keeps': {
      cgroup: { memoryLimit: 15 * gibibyte },
    },
    'a limit above the memory of the engine': { cgroup: { memoryLimit: 64 * gibibyte } },
  },
  unseen: {
    'the cgroup': { given: { cgroup: unseen('no cgroupfs') }, reason: 'cgroup: no cgroupfs' },
    'the engine': { given: { engine: unseen('nothing answers') }, reason: 'engine: nothing answers' },
  },
})
