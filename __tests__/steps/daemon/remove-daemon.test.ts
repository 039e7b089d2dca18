import { expect, test } from '@jest/globals'
import type { ContainerInspection, Docker } from '../../../src/platform/docker.ts'
import { removeDaemon } from '../../../src/steps/daemon/remove-daemon.ts'
import { fakeDocker, makeTools } from '../make-tools.ts'
import { makeLaunch } from './make-step.ts'

const step = makeLaunch({ memory: 2 * 1024 ** 3 })

/** Removes a daemon whose container is in this state. Gives the calls in order, and the log. */
async function end(state: object, inner: Partial<Docker> = {}) {
  const calls: string[] = []
  let there = true
  const container = { Config: { Labels: step.labels }, State: { ExitCode: 0, ...state } }
  const host = fakeDocker({
    listEvents: async () => [],
    inspectContainer: async () => (there ? (container as ContainerInspection) : null),
    killContainer: async (name) => void calls.push(`kill ${name}`),
    removeContainer: async (name) => {
      calls.push(`remove ${name}`)
      there = false
    },
  })
  const daemon = fakeDocker({
    listEvents: async () => [],
    unpauseContainer: async (name) => void calls.push(`unpause ${name}`),
    ...inner,
  })
  const tools = makeTools({ connect: () => daemon })
  await removeDaemon(step, container as ContainerInspection, host, tools)
  return { calls, ...tools.reported }
}

const gone = [`kill ${step.container}`, `remove ${step.container}`]

test('paused inner containers are unpaused before the daemon is killed', async () => {
  const { calls } = await end(
    { Running: true },
    { ping: async () => {}, listContainers: async () => [{ Id: 'a' }, { Id: 'b' }] as never },
  )
  expect(calls).toEqual(['unpause a', 'unpause b', ...gone])
})

test('a daemon that does not answer is killed', async () => {
  const ping = async () => {
    throw new Error('there was no answer')
  }
  expect(await end({ Running: true }, { ping })).toMatchObject({ calls: gone, warnings: [] })
})

test('the log shows the exit code of a daemon that had stopped', async () => {
  expect(await end({ Running: false, ExitCode: 3 })).toMatchObject({
    calls: [`remove ${step.container}`],
    log: ['Job daemon had already stopped with exit code 3'],
  })
})

test('an OOM kill is reported after the end', async () => {
  const { oomTraces } = await end({ Running: false, ExitCode: 137, OOMKilled: true })
  expect(oomTraces).toMatchObject([
    { kills: [{ place: { kind: 'daemon' }, limit: { kind: 'daemon' } }], memory: 2 * 1024 ** 3 },
  ])
})
