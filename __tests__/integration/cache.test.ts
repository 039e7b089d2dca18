import { randomInt } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { connectDocker } from '../../src/platform/docker.ts'
import { tidyDaemon } from '../../src/steps/cache/tidy-daemon.ts'
import { inLongForm, orFew } from '../long-form.ts'
import type { Job, Values } from '../run-action.ts'
import { aJob, docker, images, loadBusybox, ownDaemon, tracesOf } from './host.ts'

let key = ''
beforeEach(() => {
  key = `test-${randomInt(1e9, 1e10)}`
})

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '')
const cacheVolumes = async (): Promise<string[]> =>
  linesOf(await docker('volume', 'ls', '--quiet', '--filter', `label=berth.cache.key=${key}`)).toSorted()
const holdersOf = async (volume: string): Promise<string[]> =>
  linesOf(await docker('ps', '--all', '--quiet', '--filter', `volume=${volume}`))

afterEach(async () => {
  for (const volume of await cacheVolumes()) {
    for (const id of await holdersOf(volume)) await docker('rm', '--force', '--volumes', id)
    await docker('volume', 'rm', '--force', volume)
  }
})

const inputs = (more: Values = {}): Values => ({ ...ownDaemon, cache: key, ...more })

/** A job on a runner of its own, as jobs at the same time are. */
async function onRunner(name = `runner-${randomInt(1e9, 1e10)}`): Promise<Job> {
  const job = await aJob()
  job.environment['RUNNER_NAME'] = name
  return job
}

/** The report of main. */
const reportOf = async (job: Job, outputs: Values) =>
  JSON.parse(await job.sh(`cat '${outputs['report']}'`)) as {
    achieved: { cache: { state: string; volume: string; images?: number } }
  }

async function succeeds(job: Job, more: Values = {}) {
  const result = await job.main(inputs(more))
  if (result.exitCode !== 0) throw new Error(result.log)
  return { ...result, cache: (await reportOf(job, result.outputs)).achieved.cache }
}

const build = `printf 'FROM ${images.busybox}\nRUN sleep 2; date +%%N >/built\n' | docker build --progress plain --tag built - 2>&1`

test('the next job has the images and the build cache, and nothing else of the last one', async () => {
  const first = await onRunner()
  expect((await succeeds(first)).cache).toMatchObject({ state: 'new' })
  await loadBusybox(first)
  await first.sh(build)
  await first.sh(
    `docker network create left; docker volume create left; docker run --detach --name left ${images.busybox} sleep 1000; docker pause left`,
  )
  const post = await first.post()
  expect(post).toMatchObject({ exitCode: 0, commands: [] })
  expect(post.log).toMatch(/Keeping the cache `test-\d+` in berth-cache-\w+-1: 2 images/)
  expect(await tracesOf(first)).toEqual([])
  const [volume = '', ...others] = await cacheVolumes()
  expect(others).toEqual([])
  expect(await holdersOf(volume)).toEqual([])

  const second = await onRunner()
  const { cache, outputs } = await succeeds(second)
  expect(cache).toMatchObject({ state: 'warm', volume, images: 2 })
  expect(outputs['volume']).toBe(volume)
  expect(await second.sh('docker images --format {{.Repository}} | grep -v berth-.*-proof | sort')).toBe(
    'berth-ground/busybox\nbuilt',
  )
  expect(await second.sh(build)).toContain('CACHED')
  expect(
    await second.sh(
      'docker ps --all --quiet; docker volume ls --quiet; docker network ls --quiet --filter type=custom',
    ),
  ).toBe('')
  await second.post()
})

test('two jobs at the same time have different volumes, and the first to start is not slower for it', async () => {
  const jobs = await Promise.all([onRunner(), onRunner()])
  const results = await Promise.all(jobs.map((job) => succeeds(job)))
  const volumes = results.map(({ cache }) => cache.volume)
  expect(new Set(volumes).size).toBe(2)
  expect(volumes.toSorted()).toEqual(await cacheVolumes())
  await Promise.all(jobs.map((job) => job.post()))
  for (const volume of volumes) expect(await holdersOf(volume)).toEqual([])
})

test('another runner does not break the lease of a killed job, and the next job of the same runner does', async () => {
  const killed = await onRunner('runner-a')
  const { cache } = await succeeds(killed)
  // The runner is gone without its post step: the daemon still runs.
  const other = await onRunner('runner-b')
  const theirs = await succeeds(other)
  expect(theirs.cache.volume).not.toBe(cache.volume)

  const next = await onRunner('runner-a')
  const { cache: again, log } = await succeeds(next)
  expect(log).toMatch(
    new RegExp(
      `Removing container \\w{12} of run ${killed.run} of acme/app, which has ended without its post step`,
    ),
  )
  expect(log).toContain(
    `Removing cache volume ${cache.volume}: the job that used it last did not stop its daemon cleanly`,
  )
  expect(again).toMatchObject({ state: 'new', volume: cache.volume })
  expect(await killed.attempt('docker info')).toMatchObject({ exitCode: 1 })
  await Promise.all([other.post(), next.post()])
  expect(await cacheVolumes()).toEqual([cache.volume, theirs.cache.volume].toSorted())
})

test('a volume is not kept if its daemon was killed or failed its tests', async () => {
  const job = await onRunner()
  const { outputs } = await succeeds(job)
  await docker('kill', outputs['container'] ?? '')
  const post = await job.post()
  expect(post.exitCode).toBe(0)
  expect(post.log).toContain('which was not stopped cleanly')
  expect(await cacheVolumes()).toEqual([])
  expect(await tracesOf(job)).toEqual([])
})

test('a job that is killed while it starts leaves a lease, which its post step ends', async () => {
  const job = await onRunner()
  const main = await job.main(inputs(), { when: (line) => line.startsWith('Starting job daemon') })
  expect(main.exitCode).toBeNull()
  expect(await cacheVolumes()).toHaveLength(1)
  await job.post()
  expect(await cacheVolumes()).toEqual([])
  expect(await tracesOf(job)).toEqual([])
})

const stores = [
  ['classic', images.dind26, {}],
  ['containerd', images.dind, { 'daemon-config': '{"features": {"containerd-snapshotter": true}}' }],
] as const

test.each(orFew(stores, ([store]) => store === 'containerd'))(
  'a cache above its limit loses build cache and keeps images (%s image store)',
  async (_, image, more) => {
    const job = await onRunner()
    const { outputs } = await succeeds(job, { 'dind-image': image, ...more })
    await loadBusybox(job)
    const large = `printf 'FROM ${images.busybox}\nRUN head -c 20000000 /dev/urandom >/x\n' | docker build --progress plain - 2>&1`
    await job.sh(large)
    const inner = connectDocker(outputs['docker-host'] ?? '', { environment: {} })
    const before = await inner.usage()
    expect(before.bytes).toBeGreaterThan(20_000_000)
    // A quarter of both is below what the build left, and above the image.
    const tidied = await tidyDaemon(inner, 15_000_000)
    expect(tidied).toMatchObject({ usage: { bytes: expect.any(Number) } })
    expect('usage' in tidied && tidied.usage.bytes).toBeLessThan(10_000_000)
    expect(await job.sh('docker images --format {{.Repository}}')).toBe('berth-ground/busybox')

    // An image with a name that was created just now is not removed.
    await job.sh(large.replace('--progress', '--tag large --progress'))
    expect(await tidyDaemon(inner, 0)).toEqual({
      problem: expect.stringMatching(/^it holds .+, and its limit is /),
    })
    await job.sh('docker swarm init --advertise-addr 127.0.0.1')
    expect(await tidyDaemon(inner, null)).toEqual({ problem: 'the job made its daemon a member of a swarm' })
    const post = await job.post()
    expect(post.log).toContain('Not keeping the cache')
    expect(await cacheVolumes()).toEqual([])
  },
)

inLongForm(() => {
  test('a tier whose files belong to other users has other volumes', async () => {
    const first = await onRunner()
    const { cache, outputs } = await succeeds(first, { privilege: 'user-namespace' })
    expect(outputs['privilege']).toBe('user-namespace')
    await first.post()
    const second = await onRunner()
    const other = await succeeds(second, { privilege: 'capabilities' })
    expect(other.cache).toMatchObject({ state: 'new' })
    expect(other.cache.volume).not.toBe(cache.volume)
    await second.post()
    const third = await onRunner()
    expect((await succeeds(third, { privilege: 'user-namespace' })).cache).toMatchObject({
      state: 'warm',
      volume: cache.volume,
    })
    await third.post()
  })
})
