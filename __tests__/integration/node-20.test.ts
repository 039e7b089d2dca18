import { expect, test } from '@jest/globals'
import { node20 } from '../node-20.ts'
import { aJob } from './host.ts'
import { images } from './images.ts'

test.each([
  ['inspect', {}],
  ['socket', { driver: 'docker-container', 'driver-opts': `image=${images.buildkit}` }],
  ['dind', { 'dind-image': images.dind }],
])('mode: %s works on Node.js 20, and the post step cleans up', async (mode, inputs) => {
  const job = await aJob()
  job.node = node20()
  const main = await job.main({ mode, ...inputs, 'fail-on': 'never' })
  expect([main.exitCode, main.outputs['mode'], main.log]).toEqual([0, mode, expect.any(String)])
  expect(main.outputs['report']).not.toBe('')
  if (mode !== 'inspect') expect(await job.sh('docker version --format "{{.Server.Version}}"')).toMatch(/^\d/)
  const post = await job.post()
  expect(post.exitCode).toBe(0)
  expect(post.log).toContain(mode === 'inspect' ? 'Nothing to clean up' : 'Berth cleaned up')
})
