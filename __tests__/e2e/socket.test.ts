import { describe, expect, test } from '@jest/globals'
import { baseOfEngine, expectNothingLeft, expectSuccess, runAct } from './run-act.ts'

const workflow = '.github/workflows/socket.yml'
const matrix = { runner: 'ubuntu-24.04' }

test('a separate builder: steps build with it, the summary reports it, post removes it', async () => {
  const run = await runAct({ workflow, job: 'docker-container', matrix })
  expectSuccess(run)

  expect(run.outputs('berth')).toMatchObject({
    mode: 'socket',
    driver: 'docker-container',
    name: expect.stringMatching(new RegExp(`^berth-${run.run}-1-[0-9a-f]{8}$`)),
    'docker-host': expect.stringMatching(/^unix:/),
  })
  expect(run.printed('Main')).toContain(`Hello, builder ${run.outputs('berth')['name']}!`)
  expect(run.annotations.filter(({ level }) => level === 'error')).toEqual([])
  expect(run.summaries).toEqual([
    expect.stringMatching(/Docker is ready/),
    expect.stringMatching(/^### Docker in this job/),
  ])
  await expectNothingLeft(run)
})

test('the embedded BuildKit: steps build with it, the summary reports it', async () => {
  const variables = { BERTH_BUILD_OPTIONS: baseOfEngine }
  const run = await runAct({ workflow, job: 'docker', matrix, variables })
  expectSuccess(run)

  expect(run.outputs('berth')).toMatchObject({ mode: 'socket', driver: 'docker', nested: 'false' })
  expect(run.printed('Main')).toContain('Hello, engine!')
  expect(run.printed('Main')).toContain('Hello, network!')
  await expectNothingLeft(run)
})

test('a guard: steps build and run through it, and it refuses what reaches the machine', async () => {
  const variables = { BERTH_BUILD_OPTIONS: baseOfEngine }
  const run = await runAct({ workflow, job: 'guard', matrix, variables })
  expectSuccess(run)
  expect(run.printed('Main')).toContain('Hello, guard (advisory)!')
  expect(run.printed('Main')).toMatch(
    /guard refused this: HostConfig\.Privileged is true \(rule privileged\)/,
  )
  await expectNothingLeft(run)
})

describe('two jobs at once on one engine', () => {
  test('each has a separate builder, and removes only that one', async () => {
    const asked = { workflow, job: 'docker-container', matrix }
    const runs = await Promise.all([runAct(asked), runAct(asked)])
    expect(runs.map(({ failed }) => failed)).toEqual([[], []])
    expect(new Set(runs.map((run) => run.outputs('berth')['name'])).size).toBe(2)
    for (const run of runs) await expectNothingLeft(run)
  })
})
