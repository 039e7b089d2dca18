import { expect, test } from '@jest/globals'
import type { Docker } from '../../../src/platform/docker.ts'
import { keepVolume } from '../../../src/steps/cache/keep-volume.ts'
import { memoryFiles } from '../../facts/memory-files.ts'
import { fakeDocker, makeTools } from '../make-tools.ts'
import { makeCache } from './make-cache.ts'

type Given = {
  readonly exitCode?: number
  readonly tested?: boolean
  readonly leased?: boolean
  readonly inner?: Partial<Docker> | null
}

/** Ends a job. Gives what was done on the host daemon, in order. */
async function keep({ exitCode = 0, tested = true, leased = true, inner = {} }: Given) {
  const calls: string[] = []
  const host = fakeDocker({
    listContainers: async () =>
      (leased ? [{ Id: 'lease', Labels: { 'berth.lease': 'berth-cache-1-1' } }] : []) as never,
    stopContainer: async (name, grace) => void calls.push(`stop ${name} ${grace}`),
    inspectContainer: async () => ({ State: { ExitCode: exitCode } }) as never,
    info: async () => ({ SystemTime: '2026-11-22T01:00:00Z' }),
    putArchive: async (name) => void calls.push(`mark ${name}`),
  })
  const daemon = fakeDocker({
    info: async () => ({}),
    listContainers: async () => [],
    listVolumes: async () => [],
    pruneNetworks: async () => {},
    pruneImages: async () => {},
    pruneBuilds: async () => {},
    usage: async () => ({ images: 1, bytes: 2048 }),
    ...inner,
  })
  const tools = makeTools({ files: memoryFiles(tested ? { '/temp/tested': '' } : {}) })
  const end = await keepVolume('daemon', makeCache(), host, inner && daemon, tools)
  return { end, calls, ...tools.reported }
}

test('a volume whose daemon stops cleanly is marked, through the lease', async () => {
  const { end, calls, log, warnings } = await keep({})
  expect(end).toEqual({ exitCode: 0, isClean: true })
  expect(calls).toEqual(['stop daemon 30', 'mark lease'])
  expect(log.at(-1)).toEqual('Keeping the cache `main` in berth-cache-1-1: 1 image, 2 KiB')
  expect(warnings).toEqual([])
})

test.each([1, 137])('exit code %i leaves no mark, and warns', async (exitCode) => {
  const { end, calls, warnings } = await keep({ exitCode })
  expect(end).toEqual({ exitCode, isClean: false })
  expect(calls).toEqual(['stop daemon 30'])
  expect(warnings).toEqual([expect.stringContaining(`ended with exit code ${exitCode}`)])
})

const hanging = async () => {
  throw new Error('there was no answer for 60 s')
}

test.each<[string, Given, string[]]>([
  ['failed its tests', { tested: false }, ['the job daemon did not pass its tests']],
  ['does not answer', { inner: null }, ['the job daemon does not answer']],
  ['hangs', { inner: { listVolumes: hanging } }, ['there was no answer for 60 s']],
  ['has no lease', { leased: false }, []],
])('a daemon that %s is left to be killed', async (_, given, reasons) => {
  const { end, calls, log } = await keep(given)
  expect({ end, calls }).toEqual({ end: null, calls: [] })
  expect(log).toEqual(reasons.map((reason) => `Not keeping the cache \`main\`: ${reason}`))
})
