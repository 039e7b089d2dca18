import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { inLongForm, isShort } from '../long-form.ts'
import type { Job } from '../run-action.ts'
import { aJob, docker, images, ownBuilder, tracesOf } from './host.ts'

const { busybox } = images
const inputs = { mode: 'socket', driver: 'docker', guard: 'enforce' } as const
const jobsAtOnce = isShort ? 2 : 8

/** A job that has made a container, a network and a volume through its guard. */
async function busyJob(): Promise<Job> {
  const job = await aJob()
  const { exitCode, log } = await job.main(inputs)
  if (exitCode !== 0) throw new Error(log)
  await job.sh(`docker volume create of-${job.run}; docker network create of-${job.run}
    docker run --detach --name of-${job.run} --network of-${job.run} --volume of-${job.run}:/v ${busybox} sleep 600`)
  return job
}

const madeBy = ({ run }: Job): string[] =>
  ['container', 'network', 'volume'].map((kind) => `${kind} of-${run}`)

describe(`${jobsAtOnce} jobs at once with a guard on one daemon`, () => {
  test('see, use and remove nothing of each other', async () => {
    const jobs = await Promise.all(Array.from({ length: jobsAtOnce }, busyJob))
    const seen = await Promise.all(
      jobs.map((job) =>
        job.sh(`docker ps --all --format '{{.Names}}'; docker network ls --format '{{.Name}}'
          docker volume ls --format '{{.Name}}'`),
      ),
    )
    for (const [index, job] of jobs.entries()) {
      expect(seen[index]?.split('\n').filter((name) => name.startsWith('of-'))).toEqual(
        Array(3).fill(`of-${job.run}`),
      )
    }
    const refused = await Promise.all(
      jobs.flatMap((job, index) => {
        const other = `of-${jobs[(index + 1) % jobs.length]?.run}`
        return [
          `docker inspect ${other}`,
          `docker exec ${other} id`,
          `docker rm --force ${other}`,
          `docker run --rm --volumes-from ${other} ${busybox} true`,
          `docker run --rm --volume ${other}:/v ${busybox} true`,
          `docker run --rm --network ${other} ${busybox} true`,
          `docker run --rm --network container:${other} ${busybox} true`,
          `docker network connect ${other} of-${job.run}`,
          `docker volume rm ${other}`,
        ].map((script) => job.attempt(`${script} 2>&1`))
      }),
    )
    for (const { exitCode, output } of refused) {
      expect(exitCode).not.toBe(0)
      expect(output).toMatch(/rule foreign-|No such/)
    }
    // One after the other: a daemon prunes once at a time.
    for (const job of jobs) await job.sh('docker system prune --force --volumes')
    const [first, ...others] = jobs
    expect((await first?.post())?.log).toContain(`Removed container of-${first?.run}`)
    for (const job of others) expect(await tracesOf(job)).toEqual(expect.arrayContaining(madeBy(job)))
    await Promise.all(others.map((job) => job.post()))
    for (const job of jobs) expect(await tracesOf(job)).toEqual([])
  })
})

describe('what a killed job made through its guard', () => {
  test('is removed by a later job once no job can be as old, stopped or not, used or not', async () => {
    const killed = await aJob()
    // The main step of the job ends before it starts the guard: its objects have the labels of the guard and an old date.
    const labels = ['run', 'token'].map((name) => `--label berth.${name}=${killed.run}`).join(' ')
    const guarded = `${labels} --label berth.guard=enforce`
    await docker('volume', 'create', ...guarded.split(' '), `of-${killed.run}`)
    await docker('network', 'create', ...guarded.split(' '), `of-${killed.run}`)
    await docker('create', ...guarded.split(' '), '--name', `of-${killed.run}`, busybox, 'true')
    await sleep(1_100)

    const { sweepLeftovers } = await import('../../src/steps/sweep-leftovers.ts')
    const { connectDocker } = await import('../../src/platform/docker.ts')
    const { makeTools } = await import('../steps/make-tools.ts')
    const { makeSweep } = await import('../steps/make-sweep.ts')
    const { hostEndpoint } = await import('./host-engine.ts')
    const engine = connectDocker(hostEndpoint, { environment: {} })
    // Only this job's: the engine is shared.
    const isOurs = (name: string) => name.includes(killed.run)
    const only = {
      ...engine,
      listContainers: async (filters = {}) =>
        (await engine.listContainers(filters)).filter(({ Names }) => Names.some(isOurs)),
      listVolumes: async (filters = {}) =>
        (await engine.listVolumes(filters)).filter(({ Name }) => isOurs(Name)),
      listNetworks: async (filters = {}) =>
        (await engine.listNetworks(filters)).filter(({ Name }) => isOurs(Name)),
      listImages: async () => [],
    }
    const tools = makeTools({ connect: () => only, hostEngine: hostEndpoint })
    const sweep = (runningOlderThan: number) =>
      sweepLeftovers.apply(makeSweep({ olderThan: 1, runningOlderThan }), tools, {})
    expect((await sweep(3_600)).swept).toEqual([])
    expect((await sweep(1)).swept?.toSorted()).toEqual(madeBy(killed))
    expect(await tracesOf(killed)).toEqual([])
  })
})

inLongForm(() => {
  test('the labels of Berth cannot be forged, so that a job cannot give its things to another', async () => {
    const [one, other] = await Promise.all([busyJob(), busyJob()])
    const [token] = (
      await docker('inspect', '--format', '{{index .Config.Labels "berth.token"}}', `of-${other.run}`)
    ).split('\n')
    const { exitCode, output } = await one.attempt(
      `docker run --rm --label berth.token=${token} ${busybox} true 2>&1`,
    )
    expect({ exitCode, output }).toMatchObject({
      exitCode: 125,
      output: expect.stringContaining('rule berth-label'),
    })
    expect(
      await docker('inspect', '--format', '{{index .Config.Labels "berth.guard"}}', `of-${one.run}`),
    ).toBe('enforce')
    await Promise.all([one.post(), other.post()])
  })
})

test('a builder that buildx had before is refused with a guard, and stays', async () => {
  const job = await aJob()
  await job.sh(`docker buildx create --name mine-${job.run} --driver-opt image=${images.buildkit}`)
  const { exitCode, log } = await job.main({ ...ownBuilder, guard: 'enforce', name: `mine-${job.run}` })
  expect(exitCode).toBe(1)
  expect(log).toContain(`buildx already has a builder mine-${job.run}, which the guard cannot hand over`)
  await job.post()
  expect(await tracesOf(job)).toEqual([`builder mine-${job.run}`])
})
