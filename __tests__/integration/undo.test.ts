import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { record } from '../faults/record.ts'
import type { Job, StepResult } from '../run-action.ts'
import { aJob, docker, images, ownBuilder, ownDaemon, tracesOf } from './host.ts'
import { dindSteps, dindUndos, socketSteps, socketUndos, wordsOf } from './step-titles.ts'

async function expectUndone(job: Job): Promise<StepResult> {
  const post = await job.post()
  expect(post).toMatchObject({ exitCode: 0, commands: [] })
  expect(await tracesOf(job)).toEqual([])
  return post
}

describe.each([
  { mode: 'socket', inputs: ownBuilder, steps: socketSteps },
  { mode: 'dind', inputs: ownDaemon, steps: dindSteps },
] as const)('$mode: the post step cleans up after main was killed', ({ mode, inputs, steps }) => {
  test.each(steps)('at the start of the step %s', async (step) => {
    const job = await aJob()
    const main = await job.main(inputs, { when: (line) => step.test(line) })
    expect(main.exitCode).toBeNull()
    const { milliseconds: post } = await expectUndone(job)
    const moment = `main: ${wordsOf(step)}`
    record({ ...{ fault: 'main-killed', mode, moment, reported: '', left: [] }, main: null, post })
  })
})

test.each([
  { mode: 'socket', inputs: ownBuilder, step: /^Creating builder/, after: 60 },
  { mode: 'socket', inputs: ownBuilder, step: /^Creating builder/, after: 250 },
  { mode: 'socket', inputs: ownBuilder, step: /^Creating builder/, after: 600 },
  { mode: 'socket', inputs: ownBuilder, step: /^Testing/, after: 150 },
  { mode: 'dind', inputs: ownDaemon, step: /^Starting job daemon/, after: 150 },
  { mode: 'dind', inputs: ownDaemon, step: /^Starting job daemon/, after: 600 },
  { mode: 'dind', inputs: ownDaemon, step: /^Testing/, after: 150 },
] as const)('$mode: the post step cleans up after main was killed $after ms into $step', async (killed) => {
  const job = await aJob()
  await job.main(killed.inputs, { when: (line) => killed.step.test(line), after: killed.after })
  const { milliseconds: post } = await expectUndone(job)
  // The daemon has 30 s to stop, but one that has just started needs none.
  expect(post).toBeLessThan(20_000)
  // Programs started by the killed main, which no runner ends, have ended by then.
  await sleep(1_500)
  expect(await tracesOf(job)).toEqual([])
  const { mode, step, after } = killed
  const moment = `main: ${after} ms into ${wordsOf(step)}`
  record({ ...{ fault: 'main-killed', mode, moment, reported: '', left: [] }, main: null, post })
})

test.each([
  { mode: 'socket', inputs: ownBuilder },
  { mode: 'dind', inputs: ownDaemon },
])('$mode: a second post step does nothing and succeeds', async ({ inputs }) => {
  const job = await aJob()
  await job.main(inputs)
  await expectUndone(job)
  await expectUndone(job)
})

test.each([
  { mode: 'socket', inputs: ownBuilder, undos: socketUndos },
  { mode: 'dind', inputs: ownDaemon, undos: dindUndos },
] as const)(
  '$mode: the post step completes after earlier post steps were killed at each step',
  async ({ mode, inputs, undos }) => {
    const job = await aJob()
    const { milliseconds: main } = await job.main(inputs)
    const exitCodes: (number | null)[] = []
    for (const undo of undos) {
      const post = await job.post({ when: (reported) => undo.test(reported) })
      exitCodes.push(post.exitCode)
    }
    // The last undos take milliseconds, so a post step can end before the signal reaches it.
    expect(exitCodes).toContain(null)
    expect(exitCodes.filter((code) => code !== null && code !== 0)).toEqual([])
    const { milliseconds: post } = await expectUndone(job)
    const moment = `post: ${undos.map(wordsOf).join(', ')}`
    record({ ...{ fault: 'post-killed', mode, moment, reported: '', left: [] }, main, post })
  },
)

test('the post step cleans up after a daemon that was killed', async () => {
  const job = await aJob()
  const { outputs } = await job.main(ownDaemon)
  await docker('kill', outputs['container'] ?? '')
  await expectUndone(job)
})

test('the post step cleans up after someone removed a container and a builder', async () => {
  const job = await aJob()
  const { outputs } = await job.main(ownDaemon)
  await docker('rm', '--force', outputs['container'] ?? '')
  await expectUndone(job)

  const other = await aJob()
  const { outputs: made } = await other.main(ownBuilder)
  await other.sh(`docker buildx rm ${made['name']}`)
  await expectUndone(other)
})

test.each([
  ['garbage', 'not JSON at all'],
  ['of another version', '{"version":99,"hostEngine":"unix:///var/run/docker.sock","steps":[]}'],
  ['without steps', '{"version":1,"hostEngine":"unix:///var/run/docker.sock","steps":"all"}'],
  [
    'with a step of no kind',
    '{"version":1,"hostEngine":"unix:///var/run/docker.sock","steps":[{"kind":"rm"}]}',
  ],
])('the post step warns of a journal that is %s, and does not fail the job', async (_, journal) => {
  const job = await aJob()
  job.state['journal'] = journal
  const { exitCode, commands } = await job.post()
  expect(exitCode).toBe(0)
  expect(commands).toEqual([expect.objectContaining({ name: 'warning' })])
})

test('the post step without main does nothing', async () => {
  const job = await aJob()
  expect(await job.post()).toMatchObject({ exitCode: 0, commands: [] })
})

test('the post step leaves resources of other runs and other users', async () => {
  const [job, neighbour] = [await aJob(), await aJob()]
  const made = await neighbour.main({ mode: 'socket', driver: 'docker' })
  expect(made.exitCode).toBe(0)
  await docker('volume', 'create', '--label', `berth.run=${neighbour.run}`, `theirs-${neighbour.run}`)
  const { outputs } = await job.main(ownDaemon)
  // A container that got this job's name after the job's container was removed. It lacks the job's token.
  await docker('rm', '--force', outputs['container'] ?? '')
  await docker('create', '--name', outputs['container'] ?? '', images.busybox)
  await expect(job.post()).resolves.toMatchObject({ exitCode: 0 })
  expect(await tracesOf(job)).toEqual([`container ${outputs['container']}`])
  expect(await tracesOf(neighbour)).toContain(`volume theirs-${neighbour.run}`)
})
