import { describe, expect, test } from '@jest/globals'
import { fails, headlineOf, toneOf } from '../../src/report/verdict.ts'
import { failed, failedReport, inspectReport, socketReport } from '../make-report.ts'

const error = failed({ id: 'an-error', severity: 'error' })
const warning = failed({ id: 'a-warning', severity: 'warning' })
const notice = failed({ id: 'a-notice', severity: 'notice' })

describe('fails', () => {
  test.each([
    ['error', [error], [], true],
    ['error', [warning, notice], [], false],
    ['error', [error], ['an-error'], false],
    ['warning', [warning], [], true],
    ['warning', [error], [], true],
    ['warning', [notice], [], false],
    ['warning', [error, warning], ['a-warning'], true],
    ['never', [error, warning], [], false],
    ['warning', [], [], false],
  ] as const)('fail-on %s, case %#', (failOn, outcomes, ignored, expected) => {
    expect(fails({ failOn, outcomes, ignored })).toBe(expected)
  })
})

test('the tone of a verdict', () => {
  expect(toneOf(socketReport())).toBe('good')
  expect(toneOf(socketReport({ outcomes: [notice] }))).toBe('good')
  expect(toneOf(socketReport({ outcomes: [warning] }))).toBe('doubtful')
  expect(toneOf(socketReport({ outcomes: [error] }))).toBe('doubtful')
  expect(toneOf(inspectReport())).toBe('bad')
  expect(toneOf(failedReport({ outcomes: [] }))).toBe('bad')
})

test('a headline is the first sentence, and nothing is said twice', () => {
  const failure = { code: 'findings', message: 'It failed. See below.', remedy: 'Mend it.' }
  expect(headlineOf({ status: 'failed', sentence: failure.message, failure })).toEqual({
    headline: 'It failed.',
    details: 'See below.',
  })
  expect(headlineOf({ status: 'failed', sentence: 'It failed.', failure })).toEqual({
    headline: 'It failed.',
    details: 'It failed. See below.',
  })
})
