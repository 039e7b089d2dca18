import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { Job } from '../run-action.ts'
import { aJob, docker, images, ownBuilder, tracesOf } from './host.ts'

/** Creates contexts of the daemon that the job uses. buildx takes each endpoint once, and so each context is a node. */
async function contexts({ sh }: Job, ...names: string[]): Promise<void> {
  for (const name of names) await sh(`docker context create ${name} >/dev/null`)
}

/** The containers of the job's BuildKits, by their nodes. */
async function containersOf({ run }: Job): Promise<string[]> {
  const names = await docker('ps', '--all', '--format', '{{.Names}}', '--filter', `name=${run}`)
  return names
    .split('\n')
    .filter((name) => name.startsWith('buildx_buildkit_'))
    .toSorted()
}

const append = (run: string) => `
- name: second-${run}
  endpoint: ctx2
  platforms: linux/amd64
  driver-opts:
    - image=${images.buildkit}
    - network=host
- endpoint: ctx3
  platforms: linux/arm64
  driver-opts: [image=${images.buildkit}]
`

test('nodes of `append` run beside the first one, build, and are removed', async () => {
  const job = await aJob()
  const { run } = job
  await contexts(job, 'ctx2', 'ctx3')
  const { exitCode, outputs, log } = await job.main({ ...ownBuilder, append: append(run) })
  expect(exitCode).toBe(0)
  const { name = '' } = outputs
  expect(await containersOf(job)).toEqual(
    [`${name}0`, `${name}1`, `second-${run}`].map((node) => `buildx_buildkit_${node}`).toSorted(),
  )
  const nodes = JSON.parse(outputs['nodes'] ?? '') as Record<string, string>[]
  expect(nodes).toMatchObject([
    { name: `${name}0`, status: 'running' },
    { name: `second-${run}`, endpoint: 'ctx2', status: 'running', platforms: 'linux/amd64' },
    { name: `${name}1`, endpoint: 'ctx3', status: 'running', platforms: 'linux/arm64' },
  ])
  expect(outputs['platforms']?.split(',')).toEqual(expect.arrayContaining(['linux/amd64', 'linux/arm64']))
  expect(log).toContain(`Node ${name}1 cannot run programs for linux/arm64.`)

  await writeFile(join(job.workspace, 'Dockerfile'), 'FROM scratch\nCOPY Dockerfile /\n')
  const built = await job.sh('docker buildx build --platform linux/amd64,linux/arm64 --progress plain . 2>&1')
  // One on each node.
  expect(built.match(/load build context$/gm)).toHaveLength(2)

  await job.post()
  expect(await tracesOf(job)).toEqual([])
})

test('a node whose name is in use on its daemon is an error, and the other job goes on', async () => {
  const [living, other] = [await aJob(), await aJob()]
  const nodes = append(living.run)
  await contexts(living, 'ctx2', 'ctx3')
  await contexts(other, 'ctx2', 'ctx3')
  expect(await living.main({ ...ownBuilder, append: nodes })).toMatchObject({ exitCode: 0 })
  other.environment['RUNNER_NAME'] = 'another-runner'
  const { exitCode, log } = await other.main({ ...ownBuilder, append: nodes })
  expect(exitCode).toBe(1)
  expect(log).toContain(`Input \`append\`: node second-${living.run} is in use.`)
  await other.post()
  expect(await tracesOf(other)).toEqual([])
  expect(await containersOf(living)).toHaveLength(3)
  await living.post()
  expect(await tracesOf(living)).toEqual([])
})

test('a runner killed while its nodes start leaves nothing after the post step', async () => {
  const job = await aJob()
  await contexts(job, 'ctx2', 'ctx3')
  const when = (line: string) => line.includes('creating container')
  const { exitCode } = await job.main({ ...ownBuilder, append: append(job.run) }, { when })
  expect(exitCode).toBeNull()
  await job.post()
  expect(await tracesOf(job)).toEqual([])
})

test('the first node is on the daemon of a context that `endpoint` names', async () => {
  const job = await aJob()
  await contexts(job, 'mine')
  const { exitCode, outputs } = await job.main({ ...ownBuilder, endpoint: 'mine' })
  expect(exitCode).toBe(0)
  expect(JSON.parse(outputs['nodes'] ?? '')).toMatchObject([{ endpoint: 'mine', status: 'running' }])
  await job.post()
  expect(await tracesOf(job)).toEqual([])
})

test('a name with capital letters is that of buildx, in lower case', async () => {
  const job = await aJob()
  const name = `Mine-${job.run}`
  expect(await job.main({ ...ownBuilder, name })).toMatchObject({ exitCode: 0 })
  expect(await containersOf(job)).toEqual([`buildx_buildkit_mine-${job.run}0`])
  await job.post()
  expect(await tracesOf(job)).toEqual([])
})
