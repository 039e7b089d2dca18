import { expect, test } from '@jest/globals'
import { annotationsOf } from '../../src/report/annotations.ts'
import {
  dindReport,
  failed,
  failedReport,
  inspectReport,
  remoteReport,
  socketReport,
  withFailedTest,
} from '../make-report.ts'
import { hostileReport } from './hostile.ts'

test('an annotation has the problem, the remedy and a link to its page', () => {
  expect(annotationsOf(socketReport({ outcomes: [failed()] }))).toEqual([
    {
      level: 'warning',
      title: 'foreign-containers',
      message:
        '2 containers of other jobs run on the daemon: `database` and `cache`. ' +
        'Remove them, or use `mode: dind` for a separate daemon. ' +
        'https://github.com/berth-ci/berth/blob/v0.1.0/docs/findings/foreign-containers.md',
    },
  ])
})

test('annotations are sorted by severity', () => {
  expect(annotationsOf(inspectReport()).map(({ level, title }) => [level, title])).toEqual([
    ['error', 'overlay-on-overlay'],
    ['warning', 'foreign-containers'],
    ['notice', 'anonymous-pulls'],
    ['notice', 'input-without-effect'],
  ])
})

test('a failed test that does not fail the step is a warning with its remedy', () => {
  expect(annotationsOf(socketReport({ achieved: withFailedTest() }))).toEqual([
    {
      level: 'warning',
      title: 'proof-failed',
      message: expect.stringMatching(/^A test container failed on .*by that name\. Restart Docker/),
    },
  ])
})

test('a healthy run has no annotation', () => {
  expect(annotationsOf(socketReport())).toEqual([])
})

test('a finding about a daemon that the job does not use is a notice, unless findings fail the job', () => {
  const outcomes = [failed({ about: 'host-daemon' })]
  const levelsOf = (report: ReturnType<typeof dindReport>) => annotationsOf(report).map(({ level }) => level)
  expect(levelsOf(dindReport({ outcomes }))).toEqual(['notice'])
  const failure = { code: 'findings', message: '1 warning', remedy: 'Fix it.' }
  const verdict = { status: 'failed', sentence: '1 warning', failure } as const
  expect(levelsOf(dindReport({ outcomes, verdict, failOn: 'warning' }))).toEqual(['warning'])
})

test('a missing daemon has no annotation if builds run elsewhere, and others have', () => {
  const missing = failed({ id: 'no-reachable-engine', severity: 'error', rulesOut: ['socket', 'dind'] })
  const report = remoteReport({
    outcomes: [missing, failed({ id: 'unpinned-image', about: 'job', rulesOut: [] })],
  })
  expect(annotationsOf(report).map(({ title }) => title)).toEqual(['unpinned-image'])
})

test('an ignored finding has no annotation', () => {
  expect(annotationsOf(socketReport({ outcomes: [failed()], ignored: ['foreign-containers'] }))).toEqual([])
})

test('a failure comes before the findings', () => {
  const [first, second] = annotationsOf(failedReport())
  expect(first).toEqual({
    level: 'error',
    title: 'no-strategy-left',
    message:
      'Docker cannot be set up on this runner. `socket`: connect ENOENT /var/run/docker.sock. ' +
      'Start Docker on the runner, or mount its socket into the job container.',
  })
  expect(second?.title).toBe('missing-engine')
})

test('findings that fail the job have no further annotation', () => {
  const failure = { code: 'findings', message: '1 warning', remedy: 'Remedy it.' }
  const report = socketReport({
    outcomes: [failed()],
    verdict: { status: 'failed', sentence: '1 warning', failure },
  })
  expect(annotationsOf(report).map(({ title }) => title)).toEqual(['foreign-containers'])
})

test('of 25 warnings, nine are annotated and a tenth annotation counts the rest', () => {
  const warnings = Array.from({ length: 25 }, (_, index) => failed({ id: `finding-${index}` }))
  const notices = Array.from({ length: 10 }, (_, index) =>
    failed({ id: `other-${index}`, severity: 'notice' }),
  )
  const annotations = annotationsOf(socketReport({ outcomes: [...warnings, ...notices] }))
  const ofLevel = (level: string) => annotations.filter((annotation) => annotation.level === level)
  expect(ofLevel('warning')).toHaveLength(10)
  expect(ofLevel('warning').at(-1)).toEqual({
    level: 'warning',
    title: 'Berth',
    message: '16 more warnings are in the job summary.',
  })
  expect(ofLevel('notice')).toHaveLength(10)
  expect(ofLevel('notice').at(-1)?.title).toBe('other-9')
})

test('a privileged daemon is annotated even if the workflow asks for it', () => {
  const { achieved } = dindReport()
  if (!achieved.daemon) throw new Error('the sample report has a daemon')
  const privileged = { ...achieved, daemon: { ...achieved.daemon, privilege: 'privileged' as const } }
  const report = dindReport({ achieved: privileged, outcomes: [] })
  expect(annotationsOf(report)).toEqual([
    {
      level: 'warning',
      title: 'privileged-daemon',
      message:
        'The job daemon runs in a privileged container (`privilege: privileged`), with all capabilities and devices, and ' +
        'without a seccomp filter. Each step of the job has root access to the kernel of the machine, and an escape from ' +
        'the job daemon compromises the machine. Remove `privilege: privileged`: `auto` takes the strongest tier that ' +
        'works here. ' +
        'https://github.com/berth-ci/berth/blob/v0.1.0/docs/threat-model.md',
    },
  ])
  expect(annotationsOf({ ...report, ignored: ['privileged-daemon'] })).toEqual([])
})

test('an input without effect is a notice', () => {
  const idle = { inputs: ['memory', 'pids-limit'], why: 'no daemon is launched', remedy: 'Leave them out.' }
  expect(annotationsOf(socketReport({ outcomes: [], withoutEffect: [idle] }))).toEqual([
    {
      level: 'notice',
      title: 'input-without-effect',
      message: '`memory`, `pids-limit` have no effect: no daemon is launched. Leave them out.',
    },
  ])
})

test('a message is one line of limited length', () => {
  for (const { message } of annotationsOf(hostileReport('x\n\u001b[31m'.repeat(10_000)))) {
    expect(message).not.toMatch(/[\p{Cc}]/u)
    expect(message.length).toBeLessThan(4000)
  }
})
