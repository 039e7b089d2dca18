import { describe, expect, test } from '@jest/globals'
import { failedVerdict, verdictOf } from '../../src/action/verdict.ts'
import type { Severity } from '../../src/checks/check.ts'
import { ExpectedError } from '../../src/expected-error.ts'
import { dindReport, failed, inspectReport, socketReport } from '../make-report.ts'

const finding = (severity: Severity, id: string = severity) => failed({ id, severity })

describe('findings and `fail-on`', () => {
  test.each([
    ['never', ['error', 'warning'], [], 'ready'],
    ['error', ['warning', 'notice'], [], 'ready'],
    ['error', ['error'], [], 'failed'],
    ['warning', ['notice'], [], 'ready'],
    ['warning', ['warning'], [], 'failed'],
    ['error', ['error'], ['error'], 'ready'],
    ['warning', ['error', 'warning'], ['error'], 'failed'],
  ] as const)('%s, found %j, ignored %j: %s', (failOn, severities, ignored, status) => {
    const outcomes = severities.map((severity) => finding(severity))
    expect(verdictOf(socketReport({ outcomes, ignored: [...ignored], failOn })).status).toBe(status)
  })

  test('the failure counts the findings and says what to do', () => {
    const outcomes = [finding('error', 'a'), finding('error', 'b'), finding('warning', 'c')]
    const { failure } = verdictOf(socketReport({ outcomes }))
    expect(failure).toMatchObject({ code: 'findings', remedy: expect.stringContaining('`ignore`') })
    expect(failure?.message).toContain('2 errors and 1 warning, and `fail-on: error` is set')
  })
})

describe('the sentence', () => {
  test.each([
    ['of a run on the host’s engine', socketReport(), /^Docker is ready: the engine of this runner/],
    ['of a daemon of the job’s own', dindReport(), /^Docker is ready: a daemon of the job’s own/],
    ['of a run that proved a container', socketReport(), /container ran/],
    ['of a run that proved nothing', socketReport({ achieved: {} }), /`verify: false`/],
    ['of a look', inspectReport({ outcomes: [] }), /^Looked at this runner: nothing speaks against it\.$/],
    [
      'of a look that found something',
      inspectReport({ outcomes: [finding('warning')], failOn: 'error' }),
      /^Looked at this runner: 1 warning\.$/,
    ],
    ['of a look without a plan', inspectReport({ outcomes: [], plan: null }), /^Looked at this runner/],
  ])('%s', (_, report, sentence) => {
    expect(verdictOf(report)).toMatchObject({ sentence: expect.stringMatching(sentence), failure: null })
  })
})

test('the verdict of an error is its message, code and remedy, and never its details', () => {
  const error = new ExpectedError('engine-timeout', 'It hangs.', 'Look.', { details: 'secret' })
  expect(failedVerdict(error)).toEqual({
    status: 'failed',
    sentence: 'It hangs.',
    failure: { code: 'engine-timeout', message: 'It hangs.', remedy: 'Look.' },
  })
})
