import { describe, expect, test } from '@jest/globals'
import { failedVerdict, verdictOf } from '../../src/action/verdict.ts'
import type { Outcome, Severity } from '../../src/checks/check.ts'
import { ExpectedError } from '../../src/expected-error.ts'
import {
  dindReport,
  failed,
  inspectReport,
  passed,
  remoteReport,
  socketReport,
  unknown,
  withFailedTest,
} from '../make-report.ts'

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

  test('the failure counts the findings and says how to get past them', () => {
    const outcomes = [finding('error', 'a'), finding('error', 'b'), finding('warning', 'c')]
    const { failure } = verdictOf(socketReport({ outcomes }))
    expect(failure).toMatchObject({ code: 'findings', remedy: expect.stringContaining('`ignore`') })
    expect(failure?.message).toContain(
      'Findings failed this step: 2 errors and 1 warning (`fail-on: error`).',
    )
  })
})

describe('the sentence', () => {
  const { achieved } = dindReport()
  const failedTest = withFailedTest()
  const { builder } = remoteReport().achieved
  const nodeProofs = [
    { name: 'arm', platform: 'linux/arm64', status: 'not-run', detail: 'it fails', remedy: 'Free space.' },
  ] as const
  if (!builder) throw new Error('the sample report has a builder')
  const built = { milliseconds: 1, parts: [{ part: 'built-image', status: 'passed', detail: '' }] } as const
  const skipped = (amount: number) =>
    Array.from({ length: amount }, (_, index) => unknown(`skipped-${index}`, 'A check', 'no /proc'))
  const looked = (outcomes: readonly Outcome[]) => inspectReport({ outcomes })
  const good = [passed('a', 'A check'), passed('b', 'Another check')]

  test.each([
    [socketReport(), 'Docker is ready on the host daemon. The test container passed.'],
    [
      dindReport({ outcomes: [] }),
      'Docker is ready on a separate daemon for this job. The test container passed.',
    ],
    [
      dindReport({ outcomes: [], achieved: { ...achieved, buildProof: built } }),
      'Docker is ready on a separate daemon for this job. The test container and the test build passed.',
    ],
    [
      socketReport({ outcomes: [finding('warning')] }),
      'Docker is ready: 1 warning affects this job. The test container passed.',
    ],
    [
      socketReport({ outcomes: [finding('error'), finding('warning')], failOn: 'never' }),
      'Docker is ready: 1 error and 1 warning affect this job, but do not fail this step. The test container passed.',
    ],
    [
      dindReport({ outcomes: [failed({ about: 'host-daemon' })] }),
      'Docker is ready on a separate daemon for this job. The test container passed.',
    ],
    [
      socketReport({ achieved: {}, outcomes: [finding('error')], failOn: 'never' }),
      'Docker is set up but not tested: 1 error affects this job, but does not fail this step.',
    ],
    [
      socketReport({ achieved: failedTest }),
      'Docker is set up, but 1 test failed. With `mode: auto`, a failed test does not fail this step.',
    ],
    [
      socketReport({ achieved: failedTest, outcomes: [finding('warning')] }),
      'Docker is set up, but 1 test failed. 1 warning affects this job. With `mode: auto`, a failed test does not fail this step.',
    ],
    [socketReport({ achieved: {} }), 'Docker is set up but not tested, on the host daemon.'],
    [
      socketReport({ achieved: {}, outcomes: [finding('warning')] }),
      'Docker is set up but not tested: 1 warning affects this job.',
    ],
    [
      remoteReport({ outcomes: [failed({ about: 'job', rulesOut: [] })], achieved: { builder, nodeProofs } }),
      'Builder berth-1234567890-1-a1b2c3d4 is set up (driver remote), but 1 test build failed. 1 warning affects this job. With `mode: auto`, a failed test does not fail this step.',
    ],
    [
      remoteReport({ outcomes: [] }),
      'Builder berth-1234567890-1-a1b2c3d4 is ready (driver remote). The test build passed on 2 nodes.',
    ],
    [
      remoteReport({ outcomes: [failed({ about: 'job', rulesOut: [] })], achieved: { builder } }),
      'Builder berth-1234567890-1-a1b2c3d4 is set up but not tested (driver remote): 1 warning affects this job.',
    ],
    [looked(good), 'No problems found (all 2 checks passed).'],
    [
      looked([...good, ...good, finding('notice')]),
      'No errors or warnings, 1 notice (4 of 5 checks passed).',
    ],
    [looked([...good, finding('warning')]), 'Found 1 warning on this machine (2 of 3 checks passed).'],
    [looked([...good, ...skipped(1)]), 'No problems found, but 1 of 3 checks could not run.'],
    [
      looked([...good, finding('warning'), ...skipped(2)]),
      'Found 1 warning on this machine, and 2 of 5 checks could not run.',
    ],
  ])('case %#', (report, sentence) => {
    expect(verdictOf(report)).toMatchObject({ sentence, failure: null })
  })

  test('of `berth doctor` names the findings and no step, because there is none', () => {
    const report = inspectReport({ plan: null, outcomes: [...good, finding('error')] })
    expect(verdictOf(report)).toMatchObject({
      status: 'failed',
      sentence: 'Found 1 error on this machine (2 of 3 checks passed).',
    })
  })
})

test('the verdict of an error has its message, code and remedy, but not its details', () => {
  const error = new ExpectedError('engine-timeout', 'It hangs.', 'Look.', { details: 'secret' })
  expect(failedVerdict(error)).toEqual({
    status: 'failed',
    sentence: 'It hangs.',
    failure: { code: 'engine-timeout', message: 'It hangs.', remedy: 'Look.' },
  })
})
