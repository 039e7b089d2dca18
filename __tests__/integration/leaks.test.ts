import { expect, test } from '@jest/globals'
import { aJob, docker, images, ownBuilder, tracesOf, volumesOf } from './host.ts'
import { hostAddress } from './host-engine.ts'

/** Runs of each mode in a row. For a thorough look: BERTH_LEAK_ROUNDS=20 script/test integration. */
const rounds = Number(process.env['BERTH_LEAK_ROUNDS'] ?? 2)

const modes = [
  { mode: 'socket', inputs: ownBuilder },
  { mode: 'socket with the embedded builder', inputs: { mode: 'socket', driver: 'docker' } },
  { mode: 'dind', inputs: { mode: 'dind', 'dind-image': images.dind } },
  { mode: 'dind of the 26 line', inputs: { mode: 'dind', 'dind-image': images.dind26 } },
  { mode: 'inspect', inputs: { mode: 'inspect' } },
]

/** A whole job: main, work of its own, post. Gives what is left of it, volumes without a name included. */
async function traceOfJob(inputs: Readonly<Record<string, string>>): Promise<string[]> {
  const job = await aJob()
  const main = await job.main(inputs)
  if (main.exitCode !== 0) throw new Error(main.log)
  const volumes = await volumesOf(job)
  if (inputs['mode'] !== 'inspect') {
    await job.sh("printf 'FROM scratch\\nCOPY Dockerfile /\\n' >Dockerfile; docker build --quiet .")
  }
  const post = await job.post()
  if (post.exitCode !== 0 || post.commands.length > 0) throw new Error(post.log)
  const after = await docker('volume', 'ls', '--quiet')
  const left = volumes.filter((name) => after.split('\n').includes(name))
  return [...(await tracesOf(job)), ...left]
}

test.each(modes)(
  `${rounds} runs of $mode in a row leave nothing`,
  async ({ inputs }) => {
    for (let round = 1; round <= rounds; round += 1) expect(await traceOfJob(inputs)).toEqual([])
  },
  600_000,
)

test('four concurrent jobs on one engine do not interfere, and leave nothing', async () => {
  const four = modes.slice(0, 4).map(({ inputs }) => traceOfJob(inputs))
  expect(await Promise.all(four)).toEqual([[], [], [], []])
})

test('two uses in one job do not interfere: each post step removes its resources and restores the variables', async () => {
  const job = await aJob()
  const builder = await job.main(ownBuilder)
  const stateOfFirst = { ...job.state }
  const daemon = await job.main({ mode: 'dind', 'dind-image': images.dind })
  expect([builder.exitCode, daemon.exitCode]).toEqual([0, 0])
  const current = () => job.sh("docker buildx inspect | awk '/^Name/ && !found++ { print $2 }'")
  expect(job.environment['DOCKER_HOST']).toBe(daemon.outputs['docker-host'])
  expect(await current()).toBe('default')
  // The runner runs the last one's post first.
  await job.post()
  expect(job.environment['DOCKER_HOST']).toBe(hostAddress)
  expect(await current()).toBe(builder.outputs['name'])
  Object.assign(job.state, stateOfFirst)
  await job.post()
  expect(job.environment['BUILDX_CONFIG']).toBe('')
  expect(await tracesOf(job)).toEqual([])
})
