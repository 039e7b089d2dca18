import { expect, test } from '@jest/globals'
import { logGroups } from '../../src/report/log.ts'
import { sampleReports } from '../make-report.ts'
import { hostileReport } from './hostile.ts'

test.each(Object.entries(sampleReports))('the log of the %s run', (_, report) => {
  const log = logGroups(report).map(({ title, lines }) =>
    [title, ...lines.map((line) => `  ${line}`)].join('\n'),
  )
  expect(`\n${log.join('\n')}\n`).toMatchSnapshot()
})

test('no line has control characters', () => {
  for (const { title, lines } of logGroups(hostileReport())) {
    for (const line of [title, ...lines]) expect(line).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u)
  }
})
