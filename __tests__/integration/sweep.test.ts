import { randomInt } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { connectDocker, type Docker } from '../../src/platform/docker.ts'
import { files } from '../../src/platform/files.ts'
import type { Tools } from '../../src/steps/step.ts'
import { sweepLeftovers } from '../../src/steps/sweep-leftovers.ts'
import { docker, images } from './host.ts'
import { hostEndpoint } from './host-engine.ts'

let run = ''
beforeEach(() => {
  run = String(randomInt(1e9, 1e10))
})

const containersOf = (): Promise<string> =>
  docker('ps', '--all', '--filter', `name=${run}`, '--format', '{{.Names}}')
const volumesOf = (): Promise<string> =>
  docker('volume', 'ls', '--filter', `name=${run}`, '--format', '{{.Name}}')
const sorted = (text: string): string[] =>
  text
    .split('\n')
    .filter((name) => name !== '')
    .toSorted()

/** What killed jobs leave, and beside it what is another's. */
async function leaveThings(): Promise<void> {
  const label = ['--label', `berth.run=${run}`]
  await docker('create', '--name', `berth-${run}-daemon`, ...label, images.busybox)
  await docker(
    'run',
    '--detach',
    '--init',
    '--name',
    `buildx_buildkit_berth-${run}-1-0a1b2c3d0`,
    images.busybox,
    ...['sh', '-c', 'sleep 600', `--oci-worker-labels=berth.run=${run}`],
  )
  await docker('create', '--name', `theirs-${run}`, images.busybox)
  const change = ['--change', `LABEL berth.run=${run}`]
  await docker('commit', ...change, `berth-${run}-daemon`, `berth-${run}-1-a-proof`)
  await docker('volume', 'create', ...label, `berth-${run}-data`)
  await docker('volume', 'create', `buildx_buildkit_berth-${run}-1-0a1b2c3d0_state`)
  await docker('volume', 'create', `theirs-${run}`)
}

afterEach(async () => {
  for (const name of sorted(await containersOf())) await docker('rm', '--force', name)
  await docker('image', 'rm', '--force', `berth-${run}-1-a-proof`)
  for (const name of sorted(await volumesOf())) await docker('volume', 'rm', '--force', name)
})

/** The real engine, of which the sweep sees this test's things alone: others' on the same engine are alive. */
function thisTestsOwn(engine: Docker): Docker {
  return {
    ...engine,
    listContainers: async (filters) =>
      (await engine.listContainers(filters)).filter(({ Names }) => Names.some((name) => name.includes(run))),
    listVolumes: async () => (await engine.listVolumes()).filter(({ Name }) => Name.includes(run)),
    listImages: async () =>
      (await engine.listImages()).filter(({ RepoTags }) => RepoTags?.some((tag) => tag.includes(run))),
  }
}

async function sweep(olderThan: number): Promise<readonly string[]> {
  const engine = thisTestsOwn(connectDocker(hostEndpoint, { environment: process.env }))
  const silent = () => {}
  const tools = {
    connect: () => engine,
    hostEngine: hostEndpoint,
    log: silent,
    warn: silent,
    files,
    environment: {},
  }
  const { swept } = await sweepLeftovers.apply(
    { kind: 'sweep-leftovers', olderThan },
    tools as unknown as Tools,
    {},
  )
  return swept ?? []
}

test('the sweep removes what is Berth’s and old, running or not, and leaves what is not Berth’s', async () => {
  await leaveThings()
  // A second into the future, since volumes tell their age in whole seconds.
  const swept = await sweep(-2)
  expect(swept.toSorted()).toEqual([
    `the container berth-${run}-daemon`,
    `the container buildx_buildkit_berth-${run}-1-0a1b2c3d0`,
    `the image berth-${run}-1-a-proof:latest`,
    `the volume berth-${run}-data`,
    `the volume buildx_buildkit_berth-${run}-1-0a1b2c3d0_state`,
  ])
  expect(sorted(await containersOf())).toEqual([`theirs-${run}`])
  expect(sorted(await volumesOf())).toEqual([`theirs-${run}`])
})

test('the sweep leaves what is younger, which may be in use', async () => {
  await leaveThings()
  expect(await sweep(3600)).toEqual([])
  expect(sorted(await containersOf())).toHaveLength(3)
  expect(sorted(await volumesOf())).toHaveLength(3)
})

test('the sweep leaves an old volume that a living container uses, and goes on', async () => {
  await docker('volume', 'create', '--label', `berth.run=${run}`, `berth-${run}-data`)
  await docker('volume', 'create', '--label', `berth.run=${run}`, `berth-${run}-other`)
  const mount = ['--volume', `berth-${run}-data:/data`]
  await docker(
    'run',
    '--detach',
    '--init',
    '--name',
    `theirs-${run}`,
    ...mount,
    images.busybox,
    'sleep',
    '600',
  )
  expect(await sweep(-2)).toEqual([`the volume berth-${run}-other`])
})
