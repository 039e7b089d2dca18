import { expect, test } from '@jest/globals'
import { countsOf, tally } from '../../src/report/counts.ts'
import { dindReport, failed, inspectReport, socketReport } from '../make-report.ts'

test('counts by severity', () => {
  expect(countsOf(inspectReport())).toEqual({ error: 1, warning: 1, notice: 1 })
  expect(countsOf(socketReport())).toEqual({ error: 0, warning: 0, notice: 0 })
})

test('leaves ignored findings out', () => {
  expect(countsOf(inspectReport({ ignored: ['overlay-on-overlay'] }))).toEqual({
    error: 0,
    warning: 1,
    notice: 1,
  })
})

test('a tally tells passed and unknown ones apart', () => {
  expect(tally(dindReport())).toBe('1 warning · 4 checks passed · 1 not proven')
  expect(tally(socketReport())).toBe('4 checks passed')
  expect(tally(socketReport({ outcomes: [failed(), failed({ id: 'other' })] }))).toBe('2 warnings')
})
