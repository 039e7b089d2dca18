import { readFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { startBuildkitd } from '../opened/buildkitd.ts'
import { aJob } from './host.ts'

test('driver: remote: a build runs on the BuildKit that the endpoint names', async () => {
  const endpoint = await startBuildkitd()
  const job = await aJob()
  const main = await job.main({ driver: 'remote', endpoint, platforms: 'linux/amd64,linux/s390x' })
  expect([main.exitCode, main.exitCode === 0 ? '' : main.log]).toEqual([0, ''])
  expect(main.outputs).toMatchObject({ mode: 'remote', driver: 'remote' })
  const report = JSON.parse(await readFile(main.outputs['report'] ?? '', 'utf8'))
  expect(report.achieved.nodeProofs).toMatchObject([
    { platform: 'linux/amd64', status: 'native' },
    { platform: 'linux/s390x', status: 'not-run' },
  ])
  expect(JSON.parse(main.outputs['findings'] ?? '')).toContainEqual(
    expect.objectContaining({
      id: 'missing-emulator',
      severity: 'warning',
      message: expect.stringMatching(/did not run for linux\/s390x on /),
    }),
  )
  expect(main.summary).toMatch(/node1\[".*<br\/>linux\/amd64, native<br\/>linux\/s390x, did not run/)
  expect((await job.post()).exitCode).toBe(0)
})
