import { beforeAll, expect, test } from '@jest/globals'
import { type ActRun, expectSuccess, runAct, tracesOf } from './run-act.ts'

let run: ActRun
beforeAll(async () => {
  run = await runAct({
    workflow: '.github/workflows/inspect.yml',
    job: 'inspect',
    matrix: { runner: 'ubuntu-24.04' },
  })
})

test('the workflow succeeds: its own assertions hold', () => {
  expectSuccess(run)
})

test('each finding is annotated, counted and given to later steps', () => {
  const outputs = run.outputs('berth')
  const findings = JSON.parse(outputs['findings'] ?? '') as { id: string; severity: string }[]
  expect(run.annotations.map(({ level, title }) => ({ level, title }))).toEqual(
    expect.arrayContaining(findings.map(({ id, severity }) => ({ level: severity, title: id }))),
  )
  const amount = (wanted: string) => String(findings.filter(({ severity }) => severity === wanted).length)
  expect(outputs).toMatchObject({ errors: amount('error'), warnings: amount('warning') })
  for (const { id } of findings) expect(run.printed('Main')).toContain(id)
})

test('the job summary reports the machine', () => {
  expect(run.summaries).toHaveLength(1)
  expect(run.summaries[0]).toMatch(/^### .* (Found|No) /)
  expect(run.summaries[0]).toContain(run.outputs('berth')['engine-version'])
})

test('a report.json that cannot be written keeps nothing out of log and summary', async () => {
  const workflow = '__tests__/e2e/workflows/no-temporary-directory.yml'
  const run = await runAct({ workflow, job: 'inspect' })
  expectSuccess(run)
  expect(run.outputs('berth')).toMatchObject({ mode: 'inspect', report: '' })
  expect(run.summaries).toHaveLength(1)
})

test('the post step has nothing to clean up, and nothing is left', async () => {
  expect(run.printed('Post')).toBe('Nothing to clean up.\n')
  expect(await tracesOf(run)).toEqual([])
})
