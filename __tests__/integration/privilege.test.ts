import { readFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import type { Report } from '../../src/report/report.ts'
import { aJob, images, tracesOf } from './host.ts'

const ownDaemon = { mode: 'dind', 'dind-image': images.dind }

test('a named tier that is impossible is an error with its reason and a remedy, before anything is created', async () => {
  const job = await aJob()
  const main = await job.main({ ...ownDaemon, privilege: 'sysbox' })
  expect(main.exitCode).toBe(1)
  expect(main.log).toContain('The host daemon has no runtime `sysbox-runc`: Sysbox is not installed.')
  expect(main.log).toContain('Set `privilege: auto`')
  expect(main.log).not.toContain('Creating volume')
  expect((await tracesOf(job)).filter((trace) => !trace.includes('berth-report'))).toEqual([])
  await job.post()
})

test('log, summary and report name the tier, what it lacks, and why no stronger one is taken', async () => {
  const job = await aJob()
  const main = await job.main({ ...ownDaemon, verify: 'false' })
  expect(main.exitCode).toBe(0)
  const { achieved }: Report = JSON.parse(await readFile(main.outputs['report'] ?? '', 'utf8'))
  const privilege = main.outputs['privilege'] ?? ''
  expect(achieved.daemon?.privilege).toBe(privilege)
  expect(achieved.daemon?.passedOver).toContainEqual({
    privilege: 'sysbox',
    reasons: ['The host daemon has no runtime `sysbox-runc`: Sysbox is not installed.'],
  })
  for (const text of [main.log, main.summary.replaceAll(/<\/?code>/g, '`')]) {
    expect(text).toContain(`The job daemon runs with \`privilege: ${privilege}\``)
    expect(text).toContain('Not `sysbox`: The host daemon has no runtime')
    expect(text).toContain('kernel modules')
  }
  await job.post()
  expect(await tracesOf(job)).toEqual([])
})
