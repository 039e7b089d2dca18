import { expect, test } from '@jest/globals'
import { checksThat, countsOf, problems } from '../../src/report/counts.ts'
import { dindReport, inspectReport, socketReport } from '../make-report.ts'

test('findings are counted by severity', () => {
  expect(countsOf(inspectReport())).toEqual({ error: 1, warning: 1, notice: 1 })
  expect(countsOf(socketReport())).toEqual({ error: 0, warning: 0, notice: 0 })
})

test('ignored findings are not counted', () => {
  expect(countsOf(inspectReport({ ignored: ['overlay-on-overlay'] }))).toEqual({
    error: 0,
    warning: 1,
    notice: 1,
  })
})

test('checks are counted by result', () => {
  expect(checksThat('passed', dindReport())).toBe(4)
  expect(checksThat('unknown', dindReport())).toBe(1)
  expect(checksThat('failed', socketReport())).toBe(0)
})

test.each([
  [{ error: 1, warning: 2, notice: 3 }, '1 error and 2 warnings'],
  [{ error: 0, warning: 1, notice: 0 }, '1 warning'],
  [{ error: 0, warning: 0, notice: 3 }, ''],
])('%j: %j', (counts, text) => {
  expect(problems(counts)).toBe(text)
})
