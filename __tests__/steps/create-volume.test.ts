import { expect, test } from '@jest/globals'
import { labelsOf } from '../../src/plan/job.ts'
import { createVolume } from '../../src/steps/create-volume.ts'
import { job } from '../plan/make-situation.ts'
import { fakeDocker, makeTools } from './make-tools.ts'

const labels = labelsOf(job)
const step = { kind: 'create-volume', name: 'data', labels } as const

/** An engine with at most this volume. */
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

test('an existing volume is never used: two daemons on one data root corrupt it', async () => {
  const { events, tools } = engineWith({ Labels: labels })
  await expect(createVolume.apply(step, tools, {})).rejects.toMatchObject({ code: 'volume-in-use' })
  expect(events).toEqual([])
})

test.each([
  ["removes the job's volume", { Labels: labels }, ['remove data']],
  ['removes a volume whose labels the engine did not save', { Labels: {} }, ['remove data']],
  ["leaves another job's volume", { Labels: { ...labels, 'berth.token': 'ffffffff' } }, []],
  ['does nothing if there is no volume', null, []],
])('undo %s', async (_, volume, does) => {
  const { events, tools } = engineWith(volume)
  if (createVolume.undo !== 'nothing') await createVolume.undo(step, tools)
  expect(events).toEqual(does)
})

test('undo reports a volume that still exists after its removal', async () => {
  const { tools } = engineWith({ Labels: labels }, true)
  if (createVolume.undo === 'nothing') throw new Error('there is no undo')
  await expect(createVolume.undo(step, tools)).rejects.toThrow('still exists after its removal')
})
