import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { Job } from '../run-action.ts'
import { errorsIn } from '../workflow-commands.ts'
import { aJob, docker, ownBuilder, tracesOf } from './host.ts'

/** A job on this runner, with something to build that is the same in each. */
async function jobOn(runner = 'test-runner'): Promise<Job> {
  const job = await aJob()
  job.environment['RUNNER_NAME'] = runner
  await writeFile(join(job.workspace, 'Dockerfile'), 'FROM scratch\nCOPY Dockerfile /\n')
  return job
}

const current = (job: Job) => job.sh("docker buildx inspect | awk '/^Name/ && !found++ { print $2 }'")
const startOf = (name: string) =>
  docker('inspect', '--format', '{{.State.StartedAt}}', `buildx_buildkit_${name}0`)
const isCached = async (job: Job) =>
  /CACHED/.test(await job.sh('docker buildx build --progress plain --output type=cacheonly . 2>&1'))

test.each([
  { what: 'its state is new', keepState: 'false' },
  { what: 'its state is kept', keepState: 'true' },
])(
  'a builder of a killed runner is replaced by the next job on that runner: $what',
  async ({ keepState }) => {
    const killed = await jobOn()
    const name = `named-${killed.run}`
    const inputs = { ...ownBuilder, name, 'keep-state': keepState }
    expect(await killed.main(inputs)).toMatchObject({ exitCode: 0 })
    expect(await isCached(killed)).toBe(false)

    const next = await jobOn()
    expect(await next.main(inputs)).toMatchObject({ exitCode: 0 })
    expect(await current(next)).toBe(name)
    expect(await isCached(next)).toBe(keepState === 'true')
    await next.post()
    const left = await tracesOf(killed)
    expect(left.some((trace) => trace.startsWith('container'))).toBe(false)
    expect(left.some((trace) => trace.startsWith('volume'))).toBe(keepState === 'true')
  },
)

test('the builder of a running job on another runner is not touched, and the error names that job', async () => {
  const living = await aJob()
  const name = `named-${living.run}`
  expect(await living.main({ ...ownBuilder, name })).toMatchObject({ exitCode: 0 })
  const started = await startOf(name)
  const other = await jobOn('another-runner')
  const { exitCode, commands } = await other.main({ ...ownBuilder, name })
  expect(exitCode).toBe(1)
  expect(errorsIn(commands)).toEqual([
    expect.objectContaining({
      title: 'builder-in-use',
      message: expect.stringContaining(`run ${living.run} of acme/app on the runner test-runner`),
    }),
  ])
  await other.post()
  expect(await startOf(name)).toBe(started)
  await living.post()
  expect(await tracesOf(living)).toEqual([])
})

test('the same name used twice in one job is one builder, which the first post step removes', async () => {
  const job = await aJob()
  const name = `named-${job.run}`
  const inputs = { ...ownBuilder, name, 'keep-state': 'true' }
  expect(await job.main(inputs)).toMatchObject({ exitCode: 0 })
  const stateOfFirst = { ...job.state }
  const started = await startOf(name)
  expect(await job.main(inputs)).toMatchObject({ exitCode: 0 })
  expect(await startOf(name)).toBe(started)
  expect(await current(job)).toBe(name)
  await job.post()
  expect(await startOf(name)).toBe(started)
  Object.assign(job.state, stateOfFirst)
  await job.post()
  expect(await tracesOf(job)).toEqual([`volume buildx_buildkit_${name}0_state`])
})

test('a builder that the user has created is used, and stays', async () => {
  const job = await aJob()
  const name = `named-${job.run}`
  const [image] = ownBuilder['driver-opts'].split('\n')
  await job.sh(`docker buildx create --name ${name} --driver docker-container --driver-opt ${image}`)
  expect(await job.main({ mode: 'socket', name })).toMatchObject({ exitCode: 0 })
  expect(await current(job)).toBe(name)
  await job.post()
  expect(await docker('inspect', '--format', '{{.State.Running}}', `buildx_buildkit_${name}0`)).toBe('true')
  expect(await readdir(join(job.dockerConfig, 'buildx/instances'))).toEqual([name])
})

test('`cleanup: false` leaves a builder that the next job of this user finds by its name', async () => {
  const first = await aJob()
  const name = `named-${first.run}`
  await first.main({ ...ownBuilder, name, cleanup: 'false' })
  const started = await startOf(name)
  await first.post()
  const next = await jobOn()
  next.environment['DOCKER_CONFIG'] = first.dockerConfig
  expect(await next.main({ ...ownBuilder, name })).toMatchObject({ exitCode: 0 })
  expect(await startOf(name)).toBe(started)
  await next.post()
  expect(await startOf(name)).toBe(started)
})
