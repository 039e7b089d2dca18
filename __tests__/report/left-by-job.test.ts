import { expect, test } from '@jest/globals'
import { leftLines, leftSummary } from '../../src/report/left-by-job.ts'

const hostile = '</code>|<img src=x>\n::error::x @someone'
const objects = [{ kind: 'network' as const, name: hostile, what: hostile }]

test('names from outside make no markup, no row and no second line', () => {
  const reaped = { removed: [], remaining: [{ kind: 'network' as const, name: hostile, reason: hostile }] }
  const summary = leftSummary(objects, reaped)
  expect(summary).not.toMatch(/<img|<\/code>\||^::|@someone/m)
  expect(summary.split('\n').filter((line) => line.startsWith('| network'))).toHaveLength(1)
  for (const line of leftLines(objects, reaped)) expect(line).not.toContain('\n')
})

test('the job summary has at most fifty rows, and says how many more there are', () => {
  const many = Array.from({ length: 1_000 }, (_, index) => ({
    kind: 'volume' as const,
    name: `${index}`.padEnd(100_000, 'x'),
    what: 'local',
  }))
  const summary = leftSummary(many, null)
  expect(summary.match(/^\| volume/gm)).toHaveLength(50)
  expect(summary).toContain('950 more are in the log of the step Complete runner.')
  expect(summary.length).toBeLessThan(100_000)
})
