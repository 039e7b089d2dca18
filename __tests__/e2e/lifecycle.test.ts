import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { baseOfEngine, expectNothingLeft, expectSuccess, runAct, tracesOf } from './run-act.ts'

const workflow = '.github/workflows/lifecycle.yml'
const own = (name: string) => `__tests__/e2e/workflows/${name}.yml`

describe('a job that goes wrong after Berth', () => {
  test('a step that may fail fails: post undoes all', async () => {
    const run = await runAct({ workflow, job: 'broken-step' })
    expect(run.exitCode).toBe(0)
    await expectNothingLeft(run)
  })

  test('the job fails: post undoes all, and does not change that', async () => {
    const run = await runAct({ workflow: own('failing'), job: 'failing' })
    expect({ failed: run.failed, exitCode: run.exitCode }).toEqual({ failed: ['exit 3'], exitCode: 1 })
    await expectNothingLeft(run)
  })
})

test('the job is cancelled while a later step runs: post undoes all', async () => {
  const run = await runAct({
    workflow: own('cancelled'),
    job: 'cancelled',
    cancelOn: 'Waiting to be cancelled',
  })
  expect(run.exitCode).not.toBe(0)
  expect(run.log).toContain('Job failed')
  await expectNothingLeft(run)
})

test('two uses in a job: both work, and post removes each', async () => {
  const run = await runAct({ workflow, job: 'twice' })
  expectSuccess(run)
  expect(run.outputs('host')['mode']).toBe('socket')
  expect(run.outputs('own')['mode']).toBe('dind')
  // Post of the second step comes first. Nothing was done in the host daemon through the first one.
  expect(
    run.summaries.map((summary) => /^### .*(Docker is ready|Docker in this job)/.exec(summary)?.[1]),
  ).toEqual(['Docker is ready', 'Docker is ready', 'Docker in this job'])
  await expectNothingLeft(run, 2)
})

describe('a job in a container', () => {
  test('the host daemon: `host-workspace` is the path to mount', async () => {
    const variables = { BERTH_BUILD_OPTIONS: baseOfEngine }
    const run = await runAct({ workflow, job: 'container', variables })
    expectSuccess(run)
    expect(run.printed('Main')).toContain('Hello, sibling!')
    expect(run.annotations.map(({ title }) => title)).toContain('workspace-path-mismatch')
    await expectNothingLeft(run)
  })

  test('a job daemon: the path in the job is the path to mount', async () => {
    const volume = `berth-e2e-${randomUUID()}`
    const variables = { TEMPORARY_VOLUME: volume }
    await closeAfterwards(() => promisify(execFile)('docker', ['volume', 'rm', '--force', volume]))
    const run = await runAct({ workflow: own('dind-in-container'), job: 'dind', variables })
    expectSuccess(run)
    await expectNothingLeft(run)
  })
})

describe('Berth cannot do what it is asked for', () => {
  test.each([
    ['wrong-input', 'invalid-input', 'Nothing to clean up.'],
    ['no-image', 'image-unavailable', 'Berth cleaned up.'],
  ])('%s: one error says why, and what to do', async (job, code, last) => {
    const run = await runAct({ workflow: own('refused'), job })
    expect({ failed: run.failed, exitCode: run.exitCode }).toEqual({ failed: ['./'], exitCode: 1 })
    const errors = run.annotations.filter(({ level }) => level === 'error')
    expect(errors.map(({ title }) => title)).toEqual([code])
    expect(run.printed('Post')).toContain(last)
    expect(await tracesOf(run)).toEqual([])
  })

  test('a finding that reaches `fail-on` fails the step, and post removes what it made', async () => {
    const run = await runAct({ workflow: own('refused'), job: 'grave-finding' })
    expect({ failed: run.failed, exitCode: run.exitCode }).toEqual({ failed: ['./'], exitCode: 1 })
    expect(Number(run.outputs('1')['warnings'])).toBeGreaterThan(0)
    await expectNothingLeft(run)
  })
})
