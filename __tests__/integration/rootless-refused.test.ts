import { expect, test } from '@jest/globals'
import { aJob, docker, images, tracesOf } from './host.ts'

const rootless = { mode: 'dind', privilege: 'rootless' }

test('an image without the programs for it is named in the error, with one that has them', async () => {
  const job = await aJob()
  const main = await job.main({ ...rootless, 'dind-image': images.dind })
  expect(main.exitCode).toBe(1)
  expect(main.log).toContain(
    `The image ${images.dind} contains no newuidmap. Set \`dind-image\` to an image for rootless daemons, such as docker:29.7.2-dind-rootless.`,
  )
  expect((await job.post()).exitCode).toBe(0)
  expect(await tracesOf(job)).toEqual([])
})

test('`driver: docker-container` is refused before anything is created', async () => {
  const job = await aJob()
  const before = await docker('volume', 'ls', '--quiet')
  const main = await job.main({ ...rootless, 'dind-image': images.dindRootless, driver: 'docker-container' })
  expect(main.exitCode).toBe(1)
  expect(main.log).toMatch(/`driver: docker-container`/)
  expect(await tracesOf(job)).toEqual([])
  expect(before).not.toContain(job.run)
})

test('`auto` runs an image for rootless daemons as root, if a tier before it is possible', async () => {
  const job = await aJob()
  const main = await job.main({ mode: 'dind', 'dind-image': images.dindRootless })
  expect({ code: main.exitCode, log: main.exitCode === 0 ? '' : main.log }).toEqual({ code: 0, log: '' })
  expect(main.outputs['privilege']).not.toBe('rootless')
  expect(await docker('exec', main.outputs['container'] ?? '', 'id', '-u')).toBe('0')
})
