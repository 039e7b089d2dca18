import { expect, test } from '@jest/globals'
import type { VolumeInspection } from '../../../src/platform/docker.ts'
import type { Holder } from '../../../src/steps/cache/holders.ts'
import { orderVolumes } from '../../../src/steps/cache/order-volumes.ts'
import { makeCache } from './make-cache.ts'

const cache = makeCache()
const now = 1e12
const judge = { cache, now, completed: new Set<string>() }
const pool = { name: 'p', volumes: ['p-1', 'p-2', 'p-3', 'p-4'], labels: {} }
const volume = (Name: string, created: string): VolumeInspection =>
  ({ Name, Labels: { 'berth.cache.created': created } }) as never
const holder = (name: string, minutes: number, isRunning = false, token = 'ffffffff'): Holder => ({
  id: `${name} ${minutes}`,
  volumes: [name],
  labels: { ...cache.labels, 'berth.run': '6', 'berth.runner': 'b', 'berth.token': token },
  isRunning,
  created: now - minutes * 60_000,
})
const order = (existing: VolumeInspection[], holders: Holder[]) =>
  orderVolumes(pool, existing, holders, judge).map(({ volume }) => volume)

test('the oldest free volume comes first, then those of dead jobs, then new ones', () => {
  const existing = [volume('p-1', '2026-03'), volume('p-3', '2026-01'), volume('p-4', '2026-02')]
  expect(order(existing, [])).toEqual(['p-3', 'p-4', 'p-1', 'p-2'])
  expect(order(existing, [holder('p-3', 30)])).toEqual(['p-4', 'p-1', 'p-3', 'p-2'])
})

test('volumes of living jobs are left out', () => {
  expect(order([], [holder('p-2', 1), holder('p-4', 90, true)])).toEqual(['p-1', 'p-3'])
  expect(order([], [holder('p-2', 30), holder('p-2', 30, true, '00000000')])).not.toContain('p-2')
})

test('an own container that somebody mounted the volume into by hand counts as a living job', () => {
  expect(order([], [{ ...holder('p-1', 9_000), labels: {} }])).not.toContain('p-1')
})

test('the dead containers of a candidate are named', () => {
  const dead = holder('p-1', 30)
  expect(orderVolumes(pool, [volume('p-1', '2026-01')], [dead], judge)).toContainEqual({
    volume: 'p-1',
    exists: true,
    dead: [dead],
  })
})
