import { expect, test } from '@jest/globals'
import { startBuildkitd } from '../opened/buildkitd.ts'
import { aJob } from './host.ts'

test('driver: remote: a build runs on the BuildKit that the endpoint names', async () => {
  const endpoint = await startBuildkitd()
  const job = await aJob()
  const main = await job.main({ driver: 'remote', endpoint, platforms: 'linux/amd64,linux/arm64' })
  console.log(main.log, main.milliseconds)
  console.log(main.summary)
  expect(main.exitCode).toBe(0)
  const post = await job.post()
  console.log(post.log)
})
