import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from '@jest/globals'
import { aJob, images, ownDaemon } from '../integration/host.ts'
import { isShort, orFew } from '../long-form.ts'
import { companionsOf, killCompanion } from '../opened/kill-companion.ts'
import type { Job } from '../run-action.ts'
import { ownEngine } from './own-engine.ts'
import { everything, leftOf, play } from './play.ts'
import { record } from './record.ts'

const engine = ownEngine(process.env['BERTH_FAULTS_ENGINE'] ?? '')
afterEach(() => engine.start())

const withGuard = {
  socket: { mode: 'socket', driver: 'docker', guard: 'enforce' },
  dind: { ...ownDaemon, driver: 'docker', guard: 'enforce' },
} as const

const warned = /^berth: The companion \(.*\) (was killed before the job ended|did not end)/

const inMain = [
  { mode: 'socket', when: /^Starting the companion/ },
  { mode: 'socket', when: /^Testing whether/ },
  { mode: 'socket', when: /^Testing a container/ },
  { mode: 'socket', when: /^Setting/ },
  { mode: 'dind', when: /^Starting the companion/ },
  { mode: 'dind', when: /^Testing a container/ },
] as const

/** Kills the companion of the job that is played. */
function killed() {
  let job: Job | undefined
  const prepare = (begun: Job) => {
    job = begun
  }
  const strike = () => job && killCompanion(job)
  return { prepare, strike }
}

test.each(orFew(inMain, ({ mode, when }) => mode === 'socket' && when.source.includes('Starting')))(
  '$mode: as main logs $when',
  async ({ mode, when }) => {
    const { prepare, strike } = killed()
    await play({
      ...{ fault: 'companion-killed', mode, moment: `main: ${when.source.slice(1).toLowerCase()}` },
      ...{ inputs: withGuard[mode], prepare },
      inMain: { when: (line) => when.test(line), strike },
      reported: /^(companion-failed|proof-failed|engine-unreachable|engine-error|builder-not-ready)/,
      mayPass: true,
      warned,
    })
  },
)

test.each(orFew(['socket', 'dind'] as const, (mode) => mode === 'socket'))(
  '%s: between main and post',
  async (mode) => {
    await play({
      ...{ fault: 'companion-killed', mode, moment: 'between the two steps' },
      inputs: withGuard[mode],
      async between(job) {
        if (mode === 'socket') {
          await job.sh(
            `docker volume create of-job; docker run --detach --volume of-job:/data ${images.busybox} sleep 600`,
          )
        }
        await killCompanion(job)
        const { output } = await job.attempt('timeout 20 docker version')
        expect(output).toMatch(/Cannot connect to the Docker daemon/)
      },
      reported: null,
      warned,
    })
  },
)

test.each(orFew(['socket', 'dind'] as const, (mode) => mode === 'dind'))(
  '%s: as post ends it',
  async (mode) => {
    const { prepare, strike } = killed()
    await play({
      ...{ fault: 'companion-killed', mode, moment: 'post: ending the companion' },
      ...{ inputs: withGuard[mode], prepare },
      inPost: { when: (line) => /^(Ending the companion|Resetting)/.test(line), strike },
      reported: null,
      warned,
    })
  },
)

/** A job that leaves things behind its guard. Gives what its main step took. */
async function begun(index: number): Promise<{ readonly job: Job; readonly main: number }> {
  const job = await aJob()
  const main = await job.main(index % 4 === 3 ? withGuard.dind : withGuard.socket)
  if (main.exitCode !== 0) throw new Error(main.log)
  if (index % 4 !== 3) {
    await job.sh(`
      docker volume create left-by-${job.run}
      docker network create left-by-${job.run}
      docker run --detach --name left-by-${job.run} --volume left-by-${job.run}:/data ${images.busybox} sleep 600
      for list in 'ps --all' 'volume ls' 'network ls --filter type=custom'; do
        docker $list --format '{{json .}}' | grep --invert-match ${job.run} && exit 1 || true
      done`)
  }
  return { job, main: main.milliseconds }
}

const count = isShort ? 2 : 8
const rounds = isShort ? 1 : 3

test('jobs at once see nothing of each other, and post cleans up after killed companions and a restarted engine', async () => {
  const before = await everything()
  const slowest = { main: 0, post: 0 }
  for (let round = 0; round < rounds; round++) {
    const jobs = await Promise.all(Array.from({ length: count }, (_, index) => begun(index)))
    // Each second job loses its companion, before the engine restarts, while it does, or after it.
    const killing = jobs
      .filter((_, index) => index % 2 === 0)
      .map(({ job }, index) => sleep(index * 300).then(() => killCompanion(job)))
    await engine.end('SIGTERM')
    await engine.start()
    await Promise.all(killing)
    // A guard whose engine restarts goes on.
    const { job: other } = jobs[1] ?? { job: await aJob() }
    await other.sh('docker version')

    const posts = await Promise.all(jobs.map(({ job }) => job.post()))
    for (const [index, { exitCode, log, commands }] of posts.entries()) {
      const warnings = commands
        .filter(({ name }) => name === 'warning')
        .map(({ title, message }) => `${title}: ${message}`)
      expect({ log, exitCode, warnings }).toMatchObject({
        exitCode: 0,
        warnings: index % 2 === 0 ? [expect.stringMatching(warned)] : [],
      })
    }
    for (const { job, main } of jobs) {
      expect(await leftOf(job)).toEqual([])
      expect(companionsOf(job)).toEqual([])
      slowest.main = Math.max(slowest.main, main)
    }
    slowest.post = Math.max(slowest.post, ...posts.map(({ milliseconds }) => milliseconds))
  }
  expect((await everything()).filter((thing) => !before.includes(thing))).toEqual([])
  const moment = `${rounds} rounds of ${count} jobs that leave containers, networks and volumes`
  record({
    ...{ fault: 'companions-at-once', mode: 'both', moment, reported: 'berth', left: [] },
    ...slowest,
  })
}, 1_200_000)
