import { expect, test } from '@jest/globals'
import { aJob, ownBuilder, ownDaemon, tracesOf } from '../integration/host.ts'
import { isShort } from '../long-form.ts'
import { everything } from './play.ts'
import { record } from './record.ts'

const rounds = isShort ? 1 : 20

const kinds = [
  ownBuilder,
  { mode: 'socket', driver: 'docker' },
  ownDaemon,
  { mode: 'inspect' },
  ownBuilder,
  { mode: 'auto', driver: 'docker' },
  ownDaemon,
  { ...ownDaemon, privilege: 'privileged' },
]

/** A whole job with a build of its own. Gives what is left of it, and its times. */
async function wholeJob(inputs: Readonly<Record<string, string>>) {
  const job = await aJob()
  const main = await job.main(inputs)
  if (main.exitCode !== 0) throw new Error(main.log)
  if (inputs['mode'] !== 'inspect') {
    await job.sh("printf 'FROM scratch\\nCOPY Dockerfile /\\n' >Dockerfile; docker build --quiet .")
  }
  const post = await job.post()
  if (post.exitCode !== 0 || post.commands.length > 0) throw new Error(post.log)
  return { left: await tracesOf(job), main: main.milliseconds, post: post.milliseconds }
}

test('eight jobs at once on one engine do not meet, and leave nothing', async () => {
  const before = await everything()
  const slowest = { main: 0, post: 0 }
  for (let round = 1; round <= rounds; round += 1) {
    const jobs = await Promise.all(kinds.map(wholeJob))
    expect(jobs.flatMap(({ left }) => left)).toEqual([])
    slowest.main = Math.max(slowest.main, ...jobs.map(({ main }) => main))
    slowest.post = Math.max(slowest.post, ...jobs.map(({ post }) => post))
  }
  expect((await everything()).filter((line) => !isBuilt(line))).toEqual(before)
  const moment = `${rounds} rounds of all modes, with a build in each job`
  record({ ...{ fault: 'jobs-at-once', mode: 'both', moment, reported: '', left: [] }, ...slowest })
}, 1_800_000)

/** What a job itself built into the host's engine, which is the job's to keep or not. */
const isBuilt = (line: string): boolean => line.startsWith('image') && line.endsWith('<none>:<none>')
