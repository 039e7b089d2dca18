import { describe, expect, test } from '@jest/globals'
import { runPost } from '../../src/action/run-post.ts'
import { writeEntry } from '../../src/ledger/write-entry.ts'
import { choosePlan } from '../../src/plan/choose-plan.ts'
import type { Step } from '../../src/plan/plan.ts'
import { recordedStep } from '../../src/plan/recorded.ts'
import { aJobsEntries } from '../ledger/make-entries.ts'
import { makeSituation } from '../plan/make-situation.ts'
import { makeWorld } from './make-world.ts'

const journalOf = (...steps: readonly Step[]) =>
  JSON.stringify({ version: 1, hostEngine: 'unix:///var/run/docker.sock', clientVariables: {}, steps })
const directory: Step = { kind: 'create-directory', path: '/tmp/berth-a1b2c3d4' }
const volume: Step = { kind: 'create-volume', name: 'data', labels: { 'berth.token': 'a1b2c3d4' } }

test('without a journal there is nothing to clean up', async () => {
  const { world, reported } = makeWorld()
  await runPost(world)
  expect(reported).toMatchObject({
    log: ['Nothing to clean up.'],
    annotations: [],
    removed: [],
    failed: false,
  })
})

test('post removes everything in the journal, newest first, and the report', async () => {
  const other = { ...directory, path: '/tmp/other' } as const
  const state = { journal: journalOf(directory, other), report: '/tmp/report.json' }
  const { world, reported } = makeWorld({ state })
  await runPost(world)
  expect(reported.removed).toEqual(['/tmp/report.json', '/tmp/other', '/tmp/berth-a1b2c3d4'])
  expect(reported.log.at(-1)).toBe('Berth cleaned up.')
  expect(reported.annotations).toEqual([])
})

test('the log names the resources that stay', async () => {
  const image: Step = { kind: 'obtain-image', reference: 'moby/buildkit:v0.31.0', purpose: 'builder' }
  const plan = choosePlan(makeSituation({ mode: 'socket', name: 'mine', cleanup: false }))
  const builders = plan.steps.filter(({ kind }) => kind === 'create-builder').map(recordedStep)
  const { world, reported } = makeWorld({ state: { journal: journalOf(image, ...(builders as Step[])) } })
  await runPost(world)
  expect(reported.annotations).toEqual([])
  expect(reported.log.at(-1)).toBe(
    'Berth cleaned up. The image moby/buildkit:v0.31.0 stays on the host. The builder mine stays (`cleanup: false`).',
  )
})

describe('a journal that cannot be read', () => {
  test.each(['garbage', '{"version":9}', '[]'])(
    '%s is a warning with a remedy, and the job goes on',
    async (journal) => {
      const { world, reported } = makeWorld({ state: { journal } })
      await runPost(world)
      expect(reported.annotations).toEqual([
        {
          level: 'warning',
          title: 'journal-unreadable',
          message: expect.stringContaining('A later run removes them after `sweep-after`.'),
        },
      ])
      expect(reported.failed).toBe(false)
    },
  )
})

test('a resource that cannot be removed is a warning, and the others are removed', async () => {
  const docker = { inspectVolume: () => Promise.reject(new Error('connect ECONNREFUSED')) }
  const { world, reported } = makeWorld({ state: { journal: journalOf(directory, volume) }, docker })
  await runPost(world)
  expect(reported.annotations).toEqual([
    {
      level: 'warning',
      title: 'not-undone',
      message: 'Removing volume data failed: connect ECONNREFUSED',
    },
  ])
  expect(reported.removed).toEqual(['/tmp/berth-a1b2c3d4'])
  expect(reported.log).not.toContain('Berth cleaned up.')
  expect(reported.failed).toBe(false)
})

test('a report that cannot be removed is a warning, and the others are removed', async () => {
  const removed: string[] = []
  const remove = async (path: string) => {
    if (path === '/tmp/report.json') throw new Error('EACCES: permission denied')
    removed.push(path)
  }
  const state = { journal: journalOf(directory), report: '/tmp/report.json' }
  const { world, reported } = makeWorld({ state, files: { remove } })
  await runPost(world)
  expect(removed).toEqual(['/tmp/berth-a1b2c3d4'])
  expect(reported.annotations).toMatchObject([
    { title: 'not-undone', message: 'Could not remove /tmp/report.json: EACCES: permission denied' },
  ])
})

describe('the ledger', () => {
  const plan = choosePlan(makeSituation({ mode: 'socket', driver: 'docker' }))
  const companion = plan.steps.find(({ kind }) => kind === 'start-companion') as Step
  const ledger = aJobsEntries.map((entry) => `${writeEntry(entry)}\n`).join('')
  const read = async (path: string) => {
    if (path.endsWith('.jsonl')) return ledger
    throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' })
  }

  test('is shown before anything is removed, and its file is removed', async () => {
    const state = { journal: journalOf(companion) }
    const { world, reported } = makeWorld({ state, files: { readText: read } })
    await runPost(world)
    expect(reported.log[0]).toBe('Docker in this job:')
    expect(reported.summary).toContain('### Docker in this job')
    expect(reported.removed).toContain('/home/runner/work/_temp/berth-ledger-a1b2c3d4.jsonl')
    expect(reported.annotations).toMatchObject([{ level: 'warning', title: 'guard: privileged' }])
  })

  test('that cannot be shown is a warning, and the clean-up goes on', async () => {
    const state = { journal: journalOf(directory, companion) }
    const { world, reported } = makeWorld({ state, files: { readText: read } })
    world.workflow.writeSummary = () => Promise.reject(new Error('no summary'))
    await runPost(world)
    expect(reported.annotations).toMatchObject([{ title: 'guard: privileged' }, { title: 'ledger' }])
    expect(reported.removed).toContain(directory.path)
  })
})
