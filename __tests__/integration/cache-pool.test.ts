import { randomBytes, randomInt } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { CacheRequest, DataLayout } from '../../src/plan/plan.ts'
import { connectDocker } from '../../src/platform/docker.ts'
import { endLeases } from '../../src/steps/cache/end-lease.ts'
import { leasesOf } from '../../src/steps/cache/lease.ts'
import { writeMark } from '../../src/steps/cache/mark.ts'
import { refuseSharedVolume } from '../../src/steps/cache/refuse-shared-volume.ts'
import { sweepCaches } from '../../src/steps/cache/sweep-caches.ts'
import { takeVolume } from '../../src/steps/cache/take-volume.ts'
import { volumeFor } from '../../src/steps/cache/volume-for.ts'
import { leaseVolume } from '../../src/steps/lease-volume.ts'
import { listCaches } from '../../src/steps/sweep/leftovers.ts'
import { makeTools } from '../steps/make-tools.ts'
import { docker, images } from './host.ts'
import { hostEndpoint } from './host-engine.ts'

const engine = connectDocker(hostEndpoint, { environment: process.env })
const layout: DataLayout = { privilege: 'capabilities', storageDriver: 'overlay2' }
const hour = 3_600_000

let key = ''
beforeEach(() => {
  key = `pool-${randomInt(1e9, 1e10)}`
})

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '')
const volumes = async (): Promise<string[]> =>
  linesOf(await docker('volume', 'ls', '--quiet', '--filter', `name=${key}`)).concat(
    linesOf(await docker('volume', 'ls', '--quiet', '--filter', `label=berth.cache.key=${key}`)),
  )

afterEach(async () => {
  for (const volume of await volumes()) {
    const holders = linesOf(await docker('ps', '--all', '--quiet', '--filter', `volume=${volume}`))
    for (const id of holders) await docker('rm', '--force', id)
    await docker('volume', 'rm', '--force', volume)
  }
})

/** What a job on a runner of its own asks for. `labels` are the differences of its labels. */
function request(labels: Readonly<Record<string, string>> = {}): CacheRequest {
  const token = randomBytes(4).toString('hex')
  return {
    key,
    repository: 'acme/app',
    image: images.busybox,
    architecture: 'x86_64',
    ownVolume: `berth-${key}-${token}-data`,
    labels: {
      'berth.run': String(randomInt(1e9, 1e10)),
      'berth.repository': 'acme/app',
      'berth.attempt': '1',
      'berth.job': 'build',
      'berth.runner': `runner-${token}`,
      'berth.token': token,
      ...labels,
    },
    longestJob: 120 * 3600,
    freeBytes: null,
    testedFile: '/nowhere',
  }
}

const tools = () => makeTools({ connect: () => engine, hostEngine: hostEndpoint })

/** Takes a volume for a job. */
async function take(cache = request(), other: Partial<DataLayout> = {}) {
  const used = tools()
  const taken = await takeVolume(cache, { ...layout, ...other }, '', used)
  return { cache, ...taken, ...used.reported }
}

/** The job ends after a clean stop of its daemon. */
async function leaveClean(cache: CacheRequest, at = new Date()): Promise<void> {
  for (const { id } of await leasesOf(cache.labels, engine))
    await writeMark(id, { state: 'clean', at: at.toISOString(), images: 3, bytes: 5_000 }, engine)
  await endLeases(cache, engine, () => {})
}

test('six jobs at the same time get six volumes: four of the pool, and two of their own with a notice', async () => {
  const jobs = await Promise.all(Array.from({ length: 6 }, () => take()))
  expect(new Set(jobs.map(({ volume }) => volume)).size).toBe(6)
  const own = jobs.filter(({ state }) => state === 'own')
  expect(own).toHaveLength(2)
  for (const { volume, cache, warnings } of own) {
    expect(volume).toBe(cache.ownVolume)
    expect(warnings).toEqual([expect.stringContaining('all 4 are in use by other jobs')])
  }
  for (const { cache } of own) {
    const step = { kind: 'lease-volume', cache, layout, secret: { githubToken: '' } } as const
    if (leaseVolume.undo !== 'nothing') await leaseVolume.undo(step, tools())
  }
  expect(await volumes()).toHaveLength(4)
})

test('jobs that race for one free volume: one gets it, with what the last job left', async () => {
  const first = await take()
  await leaveClean(first.cache)
  const jobs = await Promise.all(Array.from({ length: 4 }, () => take()))
  const warm = jobs.filter(({ state }) => state === 'warm')
  expect(warm).toEqual([expect.objectContaining({ volume: first.volume, images: 3, bytes: 5_000 })])
  expect(new Set(jobs.map(({ volume }) => volume)).size).toBe(4)
})

test('jobs that break the lease of one dead job at the same time: one gets its volume', async () => {
  const dead = await take(request({ 'berth.runner': 'runner-x' }))
  const rest = await Promise.all([take(), take(), take()])
  expect(rest.map(({ state }) => state)).toEqual(['new', 'new', 'new'])
  // Both have the name of the dead job's runner, and neither is the other's successor: one job has two steps.
  const again = { 'berth.runner': 'runner-x', 'berth.run': '1' }
  const jobs = await Promise.all([take(request(again)), take(request(again))])
  expect(jobs.map(({ state }) => state).toSorted()).toEqual(['new', 'own'])
  expect(jobs.find(({ state }) => state === 'new')?.volume).toBe(dead.volume)
})

test('the oldest free volume comes first, and one that was not stopped cleanly is thrown away', async () => {
  const [first, second] = [await take(), await take()]
  await leaveClean(second.cache)
  await leaveClean(first.cache)
  const third = await take()
  expect(third).toMatchObject({ state: 'warm', volume: first.volume })
  // A lease that somebody removes by hand: docker container prune does.
  for (const { id } of await leasesOf(third.cache.labels, engine)) await docker('rm', id)
  const fourth = await take()
  expect(fourth).toMatchObject({ state: 'new', volume: first.volume })
  expect(fourth.log).toEqual([expect.stringContaining('did not stop its daemon cleanly')])
})

test('a lease that was removed by hand does not free a volume whose daemon runs', async () => {
  const job = await take()
  const { volume, cache } = job
  const words = [
    '--detach',
    '--volume',
    `${volume}:/data`,
    ...labelsOf(cache),
    images.busybox,
    'sleep',
    '300',
  ]
  await docker('run', ...words)
  for (const { id } of await leasesOf(cache.labels, engine)) await docker('rm', id)
  expect((await take()).volume).not.toBe(volume)
})

const labelsOf = ({ labels }: CacheRequest): string[] =>
  Object.entries(labels).flatMap(([name, value]) => ['--label', `${name}=${value}`])

test('a job that slept while another one took its lease does not start its daemon', async () => {
  const sleeper = await take()
  await expect(refuseSharedVolume(sleeper.volume, sleeper.cache, engine)).resolves.toBeUndefined()
  for (const { id } of await leasesOf(sleeper.cache.labels, engine)) await docker('rm', id)
  await leaveClean((await take()).cache)
  const other = await take()
  expect(other.volume).toBe(sleeper.volume)
  await expect(refuseSharedVolume(sleeper.volume, sleeper.cache, engine)).rejects.toMatchObject({
    code: 'volume-in-use',
  })
})

test('nobody can remove a volume under a lease, and the undo of another job does not end it', async () => {
  const { volume } = await take()
  await expect(docker('volume', 'rm', '--force', volume)).rejects.toThrow('volume is in use')
  const step = { kind: 'lease-volume', cache: request(), layout, secret: { githubToken: '' } } as const
  if (leaveUndo !== 'nothing') await leaveUndo(step, tools())
  await expect(docker('inspect', volume)).resolves.toContain('berth.lease')
})
const leaveUndo = leaseVolume.undo

describe('another layout', () => {
  test.each<Partial<DataLayout>>([{ storageDriver: 'overlayfs' }, { privilege: 'sysbox' }])(
    '%j has another volume',
    async (other) => {
      const first = await take()
      await leaveClean(first.cache)
      expect((await take(request(), other)).volume).not.toBe(first.volume)
    },
  )

  test('a daemon that is refused in its first tier gives the volume back and takes one of the next tier', async () => {
    const earlier = await take(request(), { privilege: 'sysbox' })
    await leaveClean(earlier.cache)
    const { cache, ...taken } = await take()
    const used = await volumeFor(cache, { ...layout, privilege: 'sysbox' }, taken, tools())
    expect(used).toMatchObject({ state: 'warm', volume: earlier.volume })
    expect(await leasesOf(cache.labels, engine)).toEqual([
      expect.objectContaining({ volume: earlier.volume }),
    ])
    expect(await volumes()).toEqual([earlier.volume])
  })
})

test('a cache that no job has used for 7 days is removed, unless it is leased', async () => {
  const sweep = async (later: number): Promise<string[]> => {
    const own = (await listCaches(engine)).filter(({ Labels }) => Labels?.['berth.cache.key'] === key)
    const step = { attempt: { repository: 'acme/app', run: '1', attempt: '1' } }
    return sweepCaches(own, step, Date.now() + later, engine)
  }
  const first = await take()
  expect(await sweep(8 * 24 * hour)).toEqual([])
  await leaveClean(first.cache, new Date(Date.now() + 2 * 24 * hour))
  expect(await sweep(8 * 24 * hour)).toEqual([])
  expect(await volumes()).toEqual([first.volume])
  expect(await sweep(10 * 24 * hour)).toEqual([`volume ${first.volume}`])
  expect(await volumes()).toEqual([])
})
