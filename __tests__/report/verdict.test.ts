import { describe, expect, test } from '@jest/globals'
import type { Report, Verdict } from '../../src/report/report.ts'
import { fails, headlineOf, toneOf } from '../../src/report/verdict.ts'
import {
  dindReport,
  failed,
  failedReport,
  inspectReport,
  passed,
  remoteReport,
  socketReport,
  unknown,
  withFailedTest,
} from '../make-report.ts'

const error = failed({ id: 'an-error', severity: 'error' })
const warning = failed({ id: 'a-warning', severity: 'warning' })
const notice = failed({ id: 'a-notice', severity: 'notice' })
const hostWarning = failed({ id: 'about-the-host', about: 'host-daemon' })

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
  ] as const)('fail-on: %s, case %#', (failOn, outcomes, ignored, expected) => {
    expect(fails(inspectReport({ failOn, outcomes, ignored }))).toBe(expected)
  })

  const hostError = failed({ id: 'about-the-host', severity: 'error', about: 'host-daemon' })
  test.each([
    ['a job on a separate daemon does not', dindReport({ outcomes: [hostError] }), false],
    ['a job on the host daemon does', socketReport({ outcomes: [hostError] }), true],
    ['a report does', inspectReport({ outcomes: [hostError] }), true],
  ])('an error of the host daemon: %s fail', (_, report, expected) => {
    expect(fails(report)).toBe(expected)
  })
})

/** What a socket run achieved, with a workspace that containers can only read. */
function withReadOnlyWorkspace(): Report['achieved'] {
  const { achieved } = socketReport()
  if (!achieved.containerProof) throw new Error('the sample report has a proof')
  const parts = achieved.containerProof.parts.map((part) =>
    part.part === 'workspace-write' ? { ...part, status: 'failed' as const } : part,
  )
  return { ...achieved, containerProof: { ...achieved.containerProof, parts } }
}

describe('the tone', () => {
  const skipped = (amount: number) =>
    Array.from({ length: amount }, (_, index) => unknown(`skipped-${index}`, 'A check', 'no /proc'))
  const looked = { verdict: { status: 'inspected', sentence: 'Found.', failure: null } } as const
  const four = [1, 2, 3, 4].map((each) => passed(`check-${each}`, 'A check'))

  test.each([
    ['a tested Docker without findings', socketReport(), 'good'],
    ['a notice', socketReport({ outcomes: [notice] }), 'good'],
    ['a warning', socketReport({ outcomes: [warning] }), 'doubtful'],
    ['an error that `fail-on` accepts', socketReport({ outcomes: [error] }), 'doubtful'],
    ['a warning about a daemon that the job does not use', dindReport({ outcomes: [hostWarning] }), 'good'],
    ['a builder elsewhere whose nodes were tested', remoteReport({ outcomes: [] }), 'good'],
    ['a builder elsewhere that was not tested', remoteReport({ outcomes: [], achieved: {} }), 'neutral'],
    ['a failed test', socketReport({ achieved: withFailedTest() }), 'doubtful'],
    ['`verify: false`', socketReport({ achieved: {} }), 'neutral'],
    ['a read-only workspace', socketReport({ achieved: withReadOnlyWorkspace() }), 'neutral'],
    ['an inspection that found an error', inspectReport(), 'bad'],
    ['an inspection that found nothing', inspectReport({ ...looked, outcomes: four }), 'good'],
    ['one that skipped a check', inspectReport({ ...looked, outcomes: [...four, ...skipped(1)] }), 'good'],
    ['one that skipped a third', inspectReport({ ...looked, outcomes: [...four, ...skipped(2)] }), 'neutral'],
    ['a failure', failedReport({ outcomes: [] }), 'bad'],
  ] as const)('%s', (_, report, tone) => {
    expect(toneOf(report)).toBe(tone)
  })
})

describe('the headline', () => {
  const of = (failure: Verdict['failure'], sentence = failure?.message ?? '') =>
    headlineOf(failedReport({ verdict: { status: 'failed', sentence, failure } }))
  const failure = { code: 'engine-timeout', message: 'It failed. The log says why.', remedy: 'Restart it.' }

  test('is the first sentence, without its full stop', () => {
    expect(of(failure)).toEqual({
      headline: 'It failed',
      details: 'The log says why.',
      remedy: 'Restart it.',
    })
  })

  test('keeps an ellipsis', () => {
    expect(of({ ...failure, message: 'It waits...' }).headline).toBe('It waits...')
  })

  test('is followed by the message of another failure', () => {
    expect(of(failure, 'It failed.').details).toBe('It failed. The log says why.')
  })

  test('names a finding that is shown by its title, unless that is all', () => {
    const [outcome] = failedReport().outcomes
    if (outcome?.status !== 'failed') throw new Error('the sample report has a finding')
    const { message, title, remedy } = outcome.finding
    const only = { code: 'no-strategy-left', message: `No mode. socket and dind: ${message}`, remedy }
    expect(of(only)).toEqual({ headline: 'No mode', details: '', remedy: null })
    const more = { ...only, message: `No mode. socket: ${message} dind: Podman refuses it.` }
    expect(of(more).details).toBe(`socket: ${title}. dind: Podman refuses it.`)
  })
})
