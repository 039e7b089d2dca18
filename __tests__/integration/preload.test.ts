import { expect, test } from '@jest/globals'
import type { Job } from '../run-action.ts'
import { aJob, docker, images, ownDaemon, tracesOf } from './host.ts'

const reportOf = async (job: Job, report: string | undefined) =>
  JSON.parse(await job.sh(`cat '${report}'`)) as {
    achieved: { preloaded: { copied: string[]; present: string[]; bytes: number } }
  }

/** The layers and the command of an image, for an engine. */
const contents = '{{json .RootFS.Layers}} {{json .Config.Cmd}} {{json .Config.Env}}'

// The host has the classic image store, and the official image at its default that of containerd.
test.each([
  ['containerd', images.dind, { 'daemon-config': '{"features": {"containerd-snapshotter": true}}' }],
  ['classic', images.dind26, {}],
])('images of the host get into the %s image store, and run', async (_, image, more) => {
  const job = await aJob()
  const preload = `${images.busybox}\n${images.buildkit}`
  const main = await job.main({ ...ownDaemon, 'dind-image': image, preload, ...more })
  expect(main.log).toContain('Copied ')
  expect(main.exitCode).toBe(0)
  const { copied, present, bytes } = (await reportOf(job, main.outputs['report'])).achieved.preloaded
  expect(copied.toSorted()).toEqual([images.busybox, images.buildkit].toSorted())
  expect(present).toEqual([])
  expect(bytes).toBeGreaterThan(10_000_000)
  for (const name of [images.busybox, images.buildkit]) {
    const inner = await job.sh(`docker image inspect --format '${contents}' ${name}`)
    expect(inner).toBe(await docker('image', 'inspect', '--format', contents, name))
  }
  expect(await job.sh(`docker run --rm ${images.busybox} echo copied`)).toBe('copied')
  expect(main.summary).toContain(`Copied from the host daemon: <code>${images.busybox}</code>`)
  expect((await job.post()).exitCode).toBe(0)
  expect(await tracesOf(job)).toEqual([])
})

test('an image that the host lacks is named before the job daemon starts', async () => {
  const job = await aJob()
  const main = await job.main({ ...ownDaemon, preload: `${images.busybox}, example/missing` })
  expect(main.exitCode).toBe(1)
  const [error] = main.commands.filter(({ name }) => name === 'error')
  expect(error?.message).toContain('Input `preload`: the host daemon has no image example/missing:latest.')
  expect(error?.message).toContain('docker pull example/missing:latest')
  expect(main.log).not.toContain('Starting job daemon')
  await job.post()
  expect(await tracesOf(job)).toEqual([])
})
