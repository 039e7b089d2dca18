import { expect, test } from '@jest/globals'
import { expectNothingLeft, expectSuccess, runAct } from './run-act.ts'

const workflow = '.github/workflows/dind.yml'
const runner = 'ubuntu-24.04'

test.each(['capabilities', 'privileged'])(
  'a job daemon (%s): steps use it, the summary reports it, post removes it',
  async (privilege) => {
    const run = await runAct({ workflow, job: 'dind', matrix: { runner, privilege } })
    expectSuccess(run)

    expect(run.outputs('berth')).toMatchObject({ mode: 'dind', privilege, driver: 'docker', nested: 'true' })
    expect(run.printed('Main')).toContain("Hello, daemon of the job's own!")
    expect(run.annotations.some(({ title }) => title === 'privileged-daemon')).toBe(
      privilege === 'privileged',
    )
    expect(run.annotations.filter(({ level }) => level === 'error')).toEqual([])
    expect(run.summaries).toEqual([
      expect.stringMatching(/Docker is ready/),
      expect.stringMatching(/^### Docker in this job/),
    ])
    await expectNothingLeft(run)
  },
)

test('two jobs at once have a daemon each', async () => {
  const asked = { workflow, job: 'dind', matrix: { runner, privilege: 'capabilities' } }
  const runs = await Promise.all([runAct(asked), runAct(asked)])
  expect(runs.map(({ failed }) => failed)).toEqual([[], []])
  for (const run of runs) await expectNothingLeft(run)
})
