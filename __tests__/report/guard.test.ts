import { describe, expect, test } from '@jest/globals'
import { guardSentences } from '../../src/report/guard.ts'
import { logGroups } from '../../src/report/log.ts'
import { outputsOf } from '../../src/report/outputs.ts'
import { renderSummary } from '../../src/report/summary.ts'
import type { Achieved } from '../../src/steps/achieved.ts'
import { socketReport } from '../make-report.ts'
import { hostileText } from './hostile.ts'

const enforced: Achieved['guard'] = { mode: 'enforce', boundary: 'enforced', gaps: [] }
const advisory: Achieved['guard'] = {
  mode: 'audit',
  boundary: 'advisory',
  gaps: [
    { kind: 'daemon', address: 'unix:///var/run/docker.sock' },
    { kind: 'root', as: 'sudo' },
    { kind: 'same-user', pid: 77 },
  ],
}
const reportWith = (guard: Achieved['guard']) => {
  const report = socketReport()
  return { ...report, achieved: { ...report.achieved, ...(guard && { guard }) } }
}

test.each([
  enforced,
  advisory,
  { ...enforced, boundary: 'advisory', gaps: [{ kind: 'root', as: 'user' }] },
] as const)('the guard and its boundary in sentences', (guard) => {
  expect(guardSentences({ guard })).toMatchSnapshot()
})

describe('they are', () => {
  test('in the log', () => {
    expect(logGroups(reportWith(advisory)).find(({ title }) => title === 'Guard')?.lines).toHaveLength(5)
  })

  test('in the job summary', () => {
    expect(renderSummary(reportWith(advisory))).toContain('<summary>Guard: advisory</summary>')
  })

  test('nowhere without a guard', () => {
    expect(renderSummary(socketReport())).not.toContain('Guard')
    expect(logGroups(socketReport()).map(({ title }) => title)).not.toContain('Guard')
  })
})

test('the output is the boundary, and empty without a guard', () => {
  expect(outputsOf(reportWith(enforced), '')['guard-boundary']).toBe('enforced')
  expect(outputsOf(socketReport(), '')['guard-boundary']).toBe('')
})

test('an address from outside is inert in the summary', () => {
  const gaps = [{ kind: 'daemon', address: hostileText } as const]
  const summary = renderSummary(reportWith({ mode: 'enforce', boundary: 'advisory', gaps }))
  expect(summary).not.toMatch(/<img|@octocat|\n# heading/)
})
