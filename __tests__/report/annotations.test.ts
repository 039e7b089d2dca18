import { expect, test } from '@jest/globals'
import { annotationsOf } from '../../src/report/annotations.ts'
import { dindReport, failed, failedReport, inspectReport, socketReport } from '../make-report.ts'
import { hostileReport } from './hostile.ts'

test('a finding that counts: what, what to do, where to read on', () => {
  expect(annotationsOf(socketReport({ outcomes: [failed()] }))).toEqual([
    {
      level: 'warning',
      title: 'foreign-containers',
      message:
        '2 containers that this job did not start run on the engine: `database` and `cache`. ' +
        'Remove them, or use `mode: dind` for an engine of the job’s own. ' +
        'https://github.com/berth-ci/berth/blob/main/docs/findings/foreign-containers.md',
    },
  ])
})

test('the gravest come first', () => {
  expect(annotationsOf(inspectReport()).map(({ level, title }) => [level, title])).toEqual([
    ['error', 'overlay-on-overlay'],
    ['warning', 'foreign-containers'],
    ['notice', 'anonymous-pulls'],
    ['notice', 'input-without-effect'],
  ])
})

test('a healthy run annotates nothing', () => {
  expect(annotationsOf(socketReport())).toEqual([])
})

test('an ignored finding annotates nothing', () => {
  expect(annotationsOf(socketReport({ outcomes: [failed()], ignored: ['foreign-containers'] }))).toEqual([])
})

test('a failure stands before the findings', () => {
  const [first, second] = annotationsOf(failedReport())
  expect(first).toEqual({
    level: 'error',
    title: 'no-strategy-left',
    message:
      'No strategy is left. socket: No engine can be used: connect ENOENT /var/run/docker.sock. ' +
      'Start Docker on the runner, or mount its socket into the job’s container.',
  })
  expect(second?.title).toBe('missing-engine')
})

test('that findings fail the job is told by the findings alone', () => {
  const failure = { code: 'findings', message: '1 warning', remedy: 'Remedy it.' }
  const report = socketReport({
    outcomes: [failed()],
    verdict: { status: 'failed', sentence: '1 warning', failure },
  })
  expect(annotationsOf(report).map(({ title }) => title)).toEqual(['foreign-containers'])
})

test('25 findings at a level: nine, and one that counts the rest', () => {
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
    message: '… and 16 more warnings, in the job summary.',
  })
  expect(ofLevel('notice')).toHaveLength(10)
  expect(ofLevel('notice').at(-1)?.title).toBe('other-9')
})

test('a privileged daemon is annotated, though it was asked for', () => {
  const { achieved } = dindReport()
  if (!achieved.daemon) throw new Error('the sample report has a daemon')
  const privileged = { ...achieved, daemon: { ...achieved.daemon, privilege: 'privileged' as const } }
  const report = dindReport({ achieved: privileged, outcomes: [] })
  expect(annotationsOf(report)).toEqual([
    {
      level: 'notice',
      title: 'privileged-daemon',
      message:
        'The job’s own daemon runs in a privileged container, as `privilege: privileged` asks: who controls this ' +
        'job can control the machine. Prefer `privilege: capabilities` where the images allow it. ' +
        'https://github.com/berth-ci/berth/blob/main/docs/threat-model.md',
    },
  ])
  expect(annotationsOf({ ...report, ignored: ['privileged-daemon'] })).toEqual([])
})

test('inputs without effect are a notice', () => {
  const idle = { inputs: ['memory', 'pids-limit'], why: 'no daemon is launched', remedy: 'Leave them out.' }
  expect(annotationsOf(socketReport({ outcomes: [], withoutEffect: [idle] }))).toEqual([
    {
      level: 'notice',
      title: 'input-without-effect',
      message: '`memory`, `pids-limit` have no effect: no daemon is launched. Leave them out.',
    },
  ])
})

test('a message is one line of bounded length', () => {
  for (const { message } of annotationsOf(hostileReport('x\n\u001b[31m'.repeat(10_000)))) {
    expect(message).not.toMatch(/[\p{Cc}]/u)
    expect(message.length).toBeLessThan(4000)
  }
})
