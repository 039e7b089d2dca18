import { expect, test } from '@jest/globals'
import type { ImageInspection } from '../../src/platform/docker.ts'
import { preloadImages } from '../../src/steps/preload-images.ts'
import { fakeDocker, makeTools } from './make-tools.ts'

const image = (Id: string) =>
  ({ Id, Created: Id, Size: 1_048_576, RootFS: {}, Config: {} }) as unknown as ImageInspection

/** Copies `images` between engines that have these images, by name and ID. */
async function preload(
  images: string[],
  onHost: Readonly<Record<string, string>>,
  inJob: Readonly<Record<string, string>>,
) {
  const saved: (readonly string[])[] = []
  const holding = (all: Readonly<Record<string, string>>) => async (name: string) =>
    all[name] === undefined ? null : image(all[name])
  const hosts: Record<string, ReturnType<typeof fakeDocker>> = {
    'unix:///var/run/docker.sock': fakeDocker({
      inspectImage: holding(onHost),
    }),
    'unix:///job.sock': fakeDocker({
      inspectImage: holding(inJob),
      copyImages: async (source, names, onBytes) => {
        expect(source).toBe('unix:///var/run/docker.sock')
        saved.push(names)
        onBytes(7)
      },
    }),
  }
  const tools = makeTools({ connect: (host) => hosts[host] ?? fakeDocker({}) })
  const step = { kind: 'preload-images', images, host: 'unix:///job.sock' } as const
  const { preloaded } = await preloadImages.apply(step, tools, {})
  return { saved, preloaded, ...tools.reported }
}

test('only images that the job daemon lacks are copied, in one archive', async () => {
  const onHost = { 'a:1': '1', 'b:1': '2', 'c:1': '3' }
  const { saved, preloaded, log } = await preload(['a:1', 'b:1', 'c:1'], onHost, { 'b:1': '2', 'c:1': 'old' })
  expect(saved).toEqual([['a:1', 'c:1']])
  expect(preloaded).toMatchObject({ copied: ['a:1', 'c:1'], present: ['b:1'], bytes: 7 })
  expect(log).toEqual([
    'The job daemon already has b:1',
    expect.stringMatching(/^Copied a:1, c:1: 7 bytes in \d+ ms$/),
  ])
})

test('nothing is exported if the job daemon has all images', async () => {
  const { saved, preloaded } = await preload(['a:1'], { 'a:1': '1' }, { 'a:1': '1' })
  expect(saved).toEqual([])
  expect(preloaded).toMatchObject({ copied: [], present: ['a:1'], bytes: 0 })
})

test('an image that was removed from the host meanwhile is named', async () => {
  await expect(preload(['a:1', 'b:1'], { 'a:1': '1' }, {})).rejects.toMatchObject({
    code: 'image-unavailable',
    message: expect.stringContaining('the host daemon has no image b:1'),
  })
})
