import { expect, test } from '@jest/globals'
import { reapLeftovers } from '../../src/steps/reap-leftovers.ts'
import { fakeDocker, makeTools } from './make-tools.ts'

const step = { kind: 'reap-leftovers', labels: { 'berth.token': 'a1b2c3d4' } } as const

async function postWith(containers: readonly { Id: string; Names: string[] }[], fails = false) {
  const docker = fakeDocker({
    listContainers: async () => containers as never,
    listNetworks: async () => [],
    listVolumes: async () => [],
    removeContainer: async () => {
      if (fails) throw new Error('busy')
    },
  })
  const tools = makeTools({ connect: () => docker })
  if (reapLeftovers.undo === 'nothing') throw new Error('no undo')
  await reapLeftovers.undo(step, tools)
  return tools.reported.log
}

test('the main step removes nothing', async () => {
  expect(await reapLeftovers.apply(step, makeTools(), {})).toEqual({})
})

test('the post step lists what it removes', async () => {
  expect(await postWith([{ Id: 'c1', Names: ['/web'] }])).toEqual(['Removed container web'])
})

test('a job that left nothing has a line too', async () => {
  expect(await postWith([])).toEqual(['This job left nothing.'])
})

test('what remains is an error with the reason', async () => {
  await expect(postWith([{ Id: 'c1', Names: ['/web'] }], true)).rejects.toThrow(
    'container web could not be removed: busy',
  )
})
