import { expect, test } from '@jest/globals'
import type { ContainerInspection, Docker } from '../../../../src/platform/docker.ts'
import { gatherOomEvidence } from '../../../../src/steps/daemon/oom/gather-oom-evidence.ts'
import { memoryFiles } from '../../../facts/memory-files.ts'
import { fakeDocker } from '../../make-tools.ts'
import { makeLaunch } from '../make-step.ts'

const step = makeLaunch({ memory: 1024 ** 3 })
const found = { Id: 'f'.repeat(64), State: { Pid: 7, Running: true, ExitCode: 0, OOMKilled: false } }
const event = (Action: string, ID = 'a', timeNano = 5e9) => ({
  ...{ Type: 'container', Action, timeNano },
  Actor: { ID, Attributes: { name: 'web-1', image: 'app' } },
})
const inspection = {
  ...{ Id: 'a', Name: '/web-1', Path: 'node', Args: ['--password=x'], HostConfig: { Memory: 1024 ** 2 } },
  Config: { Image: 'app', Labels: { 'com.docker.compose.service': 'web' } },
  State: { Running: false, ExitCode: 137, OOMKilled: true },
}

async function gather(inner: Partial<Docker> | null, host: Partial<Docker> = {}) {
  const daemon = fakeDocker({ listEvents: async () => [event('oom', step.container, 9e9)], ...host })
  const client = inner && fakeDocker({ inspectContainer: async () => inspection as never, ...inner })
  const files = memoryFiles({ '/proc/self/cgroup': '0::/\n' })
  return gatherOomEvidence(step, found as ContainerInspection, daemon, client, files)
}

test('only containers with an OOM event are inspected, and no argument is kept', async () => {
  const asked: string[] = []
  const evidence = await gather({
    listEvents: async () => [event('oom'), event('die'), event('die', 'b'), event('start', 'c')],
    inspectContainer: async (id) => {
      asked.push(id)
      return inspection as never
    },
  })
  expect(asked).toEqual(['a'])
  expect(evidence).toMatchObject({
    ...{ cgroupVersion: 'v2', memory: 1024 ** 3, eventsSince: null, hostTimes: [9000], counters: null },
    events: [{ action: 'oom' }, { action: 'die' }, { action: 'die' }],
    containers: [
      { id: 'a', name: 'web-1', service: 'web', program: 'node', limit: 1024 ** 2, exitCode: 137 },
    ],
  })
  expect(JSON.stringify(evidence)).not.toContain('password')
})

test('if the daemon holds no earlier events, all containers are inspected', async () => {
  const asked: string[] = []
  const evidence = await gather({
    listEvents: async () => Array.from({ length: 256 }, () => event('exec_die', 'z')),
    listContainers: async () => [{ Id: 'a' }, { Id: 'b' }] as never,
    inspectContainer: async (id) => {
      asked.push(id)
      return id === 'a' ? (inspection as never) : null
    },
  })
  expect(asked).toEqual(['a', 'b'])
  expect(evidence).toMatchObject({ eventsSince: 5000, containers: [{ id: 'a', isOomKilled: true }] })
})

test.each<[string, Partial<Docker> | null]>([
  ['does not answer', null],
  ['fails', { listEvents: () => Promise.reject(new Error('no answer')) }],
  ['hangs', { listEvents: () => new Promise(() => {}) }],
])('a job daemon that %s has no part in the evidence', async (_, inner) => {
  expect(await gather(inner)).toMatchObject({ events: null, containers: [], hostTimes: [9000] })
})

test('a host daemon without events only lacks the times', async () => {
  const listEvents = () => Promise.reject(new Error('404'))
  expect(await gather({ listEvents: async () => [] }, { listEvents })).toMatchObject({
    events: [],
    hostTimes: [],
  })
})
