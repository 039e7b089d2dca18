import { expect, test } from '@jest/globals'
import { publishOomKills } from '../../src/action/publish-oom-kills.ts'
import type { OomTrace } from '../../src/steps/daemon/oom/oom-kills.ts'
import { makeWorld } from './make-world.ts'

const nothing: OomTrace = { kills: [], memory: 1024, peak: null, isAnswered: true, eventsSince: 1 }

test('without a kill there is no annotation and no summary', async () => {
  const { world, reported } = makeWorld()
  await publishOomKills(nothing, world.workflow)
  expect(reported).toMatchObject({
    annotations: [],
    summary: '',
    log: [expect.stringContaining('256 events')],
  })
})

test('a kill is in both', async () => {
  const { world, reported } = makeWorld()
  const kill = { place: { kind: 'builds' }, limit: { kind: 'daemon' }, times: 1 } as const
  await publishOomKills({ ...nothing, kills: [kill] }, world.workflow)
  expect(reported.annotations).toMatchObject([{ level: 'warning', title: 'oom-kill' }])
  expect(reported.summary).toContain('OOM kills in this job')
})
