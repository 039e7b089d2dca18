import { expect, test } from '@jest/globals'
import { labelsOf } from '../../src/plan/job.ts'
import { createVolume } from '../../src/steps/create-volume.ts'
import { job } from '../plan/make-situation.ts'
import { fakeDocker, makeTools } from './make-tools.ts'

const labels = labelsOf(job)
const step = { kind: 'create-volume', name: 'data', labels } as const

/** An engine that has at most this one volume. */
function engineWith(volume: { readonly Labels: Readonly<Record<string, string>> } | null, stubborn = false) {
  const events: string[] = []
  let there = volume
  const docker = fakeDocker({
    inspectVolume: async () => there as never,
    createVolume: async (name) => void events.push(`create ${name}`),
    removeVolume: async (name) => {
      events.push(`remove ${name}`)
      if (!stubborn) there = null
    },
  })
  return { events, tools: makeTools({ connect: () => docker }) }
}

test('a volume that is there already is never taken, for two daemons on one data root destroy it', async () => {
  const { events, tools } = engineWith({ Labels: labels })
  await expect(createVolume.apply(step, tools, {})).rejects.toMatchObject({ code: 'volume-in-use' })
  expect(events).toEqual([])
})

test.each([
  ['removes its own', { Labels: labels }, ['remove data']],
  ['removes one whose labels the engine did not come to write', { Labels: {} }, ['remove data']],
  ['leaves that of another', { Labels: { ...labels, 'berth.token': 'ffffffff' } }, []],
  ['has nothing to do where there is none', null, []],
])('undo %s', async (_, volume, does) => {
  const { events, tools } = engineWith(volume)
  if (createVolume.undo !== 'nothing') await createVolume.undo(step, tools)
  expect(events).toEqual(does)
})

test('undo tells of a volume that stays in spite of its removal', async () => {
  const { tools } = engineWith({ Labels: labels }, true)
  if (createVolume.undo === 'nothing') throw new Error('it has no undo')
  await expect(createVolume.undo(step, tools)).rejects.toThrow('is still there after its removal')
})
