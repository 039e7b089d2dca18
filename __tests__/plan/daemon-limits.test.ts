import { expect, test } from '@jest/globals'
import { daemonLimits } from '../../src/plan/daemon-limits.ts'

const gibibyte = 1024 ** 3
const engine = { memory: 16 * gibibyte, cpus: 4 }
const asked = { memory: null, pidsLimit: 8192 }

test('requested limits are kept', () => {
  expect(daemonLimits({ memory: 5, pidsLimit: 7 }, engine, undefined)).toEqual({
    memory: 5,
    pidsLimit: 7,
    cpus: null,
  })
})

test.each([
  ['three quarters of the machine', { memoryLimit: null }, 12],
  ['three quarters of the limit of the job', { memoryLimit: 8 * gibibyte }, 6],
  ['never more than the machine has', { memoryLimit: 64 * gibibyte }, 12],
])('memory: %s', (_, { memoryLimit }, expected) => {
  expect(daemonLimits(asked, engine, { memoryLimit, cpuLimit: null }).memory).toBe(expected * gibibyte)
})

test.each([
  [1.5, 1.5],
  [4, null],
  [8, null],
  [null, null],
])('a CPU quota of the job of %s cores, on four: %s', (cpuLimit, cpus) => {
  expect(daemonLimits(asked, engine, { memoryLimit: null, cpuLimit }).cpus).toBe(cpus)
})
