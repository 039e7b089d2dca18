import { expect, test } from '@jest/globals'
import type { Docker } from '../../../src/platform/docker.ts'
import { type EndDaemon, killDaemon, stopDaemon } from '../../../src/steps/daemon/end-daemon.ts'
import { fakeDocker, makeTools } from '../make-tools.ts'

const ids = (...names: string[]) => names.map((Id) => ({ Id })) as never

/** Ends a daemon whose container has this exit code afterwards. Gives the calls in order, and what is reported. */
async function end(way: EndDaemon, exitCode: number | null, inner: Partial<Docker> | null = {}) {
  const calls: string[] = []
  const host = fakeDocker({
    inspectContainer: async () => (exitCode === null ? null : ({ State: { ExitCode: exitCode } } as never)),
    killContainer: async (name) => void calls.push(`kill ${name}`),
    stopContainer: async (name, grace) => void calls.push(`stop ${name} within ${grace} s`),
  })
  const daemon = fakeDocker({
    listContainers: async ({ status = [] } = {}) => (status.includes('paused') ? ids('a') : ids('b', 'c')),
    unpauseContainer: async (name) => void calls.push(`unpause ${name}`),
    stopContainer: async (name, grace) => void calls.push(`stop ${name} within ${grace} s`),
    ...inner,
  })
  const tools = makeTools()
  const result = await way('daemon', host, inner && daemon, tools)
  return { result, calls, ...tools.reported }
}

test('a daemon without anything to keep is killed', async () => {
  const { calls, result } = await end(killDaemon, 137)
  expect(calls).toEqual(['unpause a', 'kill daemon'])
  expect(result).toEqual({ exitCode: 137, isClean: false })
})

test('a daemon whose data root is kept stops its containers, and then itself', async () => {
  const { calls, result, log, warnings } = await end(stopDaemon, 0)
  expect(calls).toEqual(['unpause a', 'stop b within 3 s', 'stop c within 3 s', 'stop daemon within 30 s'])
  expect(result).toEqual({ exitCode: 0, isClean: true })
  expect(log).toEqual([expect.stringMatching(/^Job daemon stopped after \d+ ms$/)])
  expect(warnings).toEqual([])
})

test('containers start to stop at the same time', async () => {
  let stopping = 0
  const most = new Promise<number>((resolve) => {
    const stopContainer = async () => {
      stopping += 1
      await new Promise((next) => setImmediate(next))
      resolve(stopping)
    }
    void end(stopDaemon, 0, { stopContainer })
  })
  expect(await most).toBe(2)
})

test.each([1, 137, 143])('exit code %i is a warning: the data root can be damaged', async (exitCode) => {
  const { result, warnings } = await end(stopDaemon, exitCode)
  expect(result).toEqual({ exitCode, isClean: false })
  expect(warnings).toEqual([expect.stringContaining(`ended with exit code ${exitCode}`)])
})

test.each([
  ['does not answer', null],
  ['refuses to list its containers', { listContainers: () => Promise.reject(new Error('no answer')) }],
  ['refuses to stop one', { stopContainer: () => Promise.reject(new Error('no such container')) }],
])('a daemon that %s is stopped', async (_, inner) => {
  const { calls, result } = await end(stopDaemon, 0, inner)
  expect(calls.at(-1)).toBe('stop daemon within 30 s')
  expect(result.isClean).toBe(true)
})

test('a container that is gone did not stop cleanly', async () => {
  expect((await end(stopDaemon, null)).result).toEqual({ exitCode: null, isClean: false })
})
