import { describe, expect, test } from '@jest/globals'
import { marked } from 'marked'
import { size } from '../../src/report/sections.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { makeObserved, unseen } from '../make-facts.ts'
import {
  dindReport,
  failed,
  failedReport,
  inspectReport,
  makeFinding,
  sampleReports,
  socketReport,
  unknown,
  withFailedTest,
} from '../make-report.ts'
import { hostileReport, hostileTexts } from './hostile.ts'

const limit = 1024 ** 2

test.each(Object.entries(sampleReports))('the summary of the %s run', (_, report) => {
  expect(renderSummary(report)).toMatchSnapshot()
})

const htmlOf = (markdown: string) => marked.parse(markdown, { gfm: true, async: false })
/** What a reader sees before a click. */
const unfolded = (markdown: string) => markdown.replace(/<details>.*?<\/details>/gs, '')

test('the verdict is the heading, with an icon for its tone', () => {
  const first = (markdown: string) => markdown.split('\n')[0]
  const sentence = 'Docker is ready on the host daemon'
  expect(first(renderSummary(socketReport()))).toBe(`### ✅ ${sentence}`)
  expect(first(renderSummary(socketReport({ achieved: {} })))).toBe(`### ℹ️ ${sentence}`)
  expect(first(renderSummary(socketReport({ outcomes: [failed()] })))).toBe(`### ⚠️ ${sentence}`)
  expect(first(renderSummary(inspectReport()))).toMatch(/^### ❌ /)
})

test('a finding that affects the job is a block with severity, effect, command and link', () => {
  const finding = failed({ remedy: 'Remove them: `docker rm --force database cache`.' })
  expect(renderSummary(socketReport({ outcomes: [finding] }))).toContain(
    [
      '#### Warning: Containers of other jobs use this daemon',
      '2 containers of other jobs run on the daemon: <code>database</code> and <code>cache</code>.',
      'Remove them:',
      '```sh\ndocker rm --force database cache\n```',
      'Details: [foreign-containers](https://github.com/berth-ci/berth/blob/v0.1.0/docs/findings/foreign-containers.md)',
    ].join('\n\n'),
  )
})

test('a failed test that does not fail the step is a block with its remedy, before the findings', () => {
  const markdown = renderSummary(socketReport({ achieved: withFailedTest(), outcomes: [failed()] }))
  const [, test = '', finding = ''] = markdown.split('\n#### ')
  expect(test).toMatch(
    /^Warning: The test container failed\n\nA test container failed on .*\n\nRestart Docker/,
  )
  expect(finding).toMatch(/^Warning: Containers of other jobs/)
})

test('a finding about a daemon that the job does not use is folded', () => {
  const outcomes = [
    failed({ about: 'host-daemon' }),
    failed({ id: 'mtu-mismatch', about: 'job', rulesOut: [] }),
  ]
  const inSocket = unfolded(renderSummary(socketReport({ outcomes })))
  expect(inSocket).toContain('foreign-containers')
  const summary = renderSummary(dindReport({ outcomes }))
  expect(unfolded(summary)).not.toContain('foreign-containers')
  expect(unfolded(summary)).toContain('mtu-mismatch')
  expect(summary).toContain('<details><summary>About the host: 1 finding</summary>')
})

test('an ignored finding is folded', () => {
  const summary = renderSummary(socketReport({ outcomes: [failed()], ignored: ['foreign-containers'] }))
  expect(summary).toContain('<details><summary>Ignored: 1 finding</summary>')
  expect(unfolded(summary)).not.toContain('foreign-containers')
  expect(summary).toMatch(/^### ✅ /)
})

test('a cause that skips several checks stands once, folded', () => {
  const reason = 'it does not answer'
  const outcomes = [
    unknown('low-disk-space', 'Disk space', reason),
    unknown('mtu-mismatch', 'MTU of networks', reason),
  ]
  const summary = renderSummary(socketReport({ outcomes }))
  expect(summary).toContain('<details><summary>2 checks skipped: it does not answer</summary>')
  expect(summary).toContain('[Disk space](')
  expect(summary.split(reason)).toHaveLength(2)
})

test('why a mode was chosen stands there only if Berth chose it', () => {
  expect(renderSummary(socketReport({ requestedMode: 'auto' }))).toContain('Why <code>socket</code>')
  expect(renderSummary(socketReport({ requestedMode: 'socket' }))).not.toContain('Why')
})

test('a failure that a finding explains is not explained twice', () => {
  const finding = makeFinding({ id: 'no-reachable-engine', severity: 'error', remedy: 'Start Docker.' })
  const failure = {
    code: 'no-strategy-left',
    message: `Docker cannot be set up on this runner. socket and dind: ${finding.message}`,
    remedy: finding.remedy,
  }
  const verdict = { status: 'failed', sentence: failure.message, failure } as const
  const summary = renderSummary(failedReport({ verdict, outcomes: [failed(finding)] }))
  expect(summary).toMatch(/^### ❌ Docker cannot be set up on this runner\n\n#### Error: /)
  expect(summary.split('2 containers of other jobs')).toHaveLength(2)
  expect(summary.split('Start Docker.')).toHaveLength(2)
})

test('a daemon process that Berth could not identify is named with the reason', () => {
  const summary = renderSummary(
    socketReport({ facts: makeObserved({ daemons: unseen('hidden by hidepid') }) }),
  )
  expect(summary).toContain('Berth could not identify the daemon process: hidden by hidepid.')
  expect(summary).not.toContain('serves the job')
})

test('nothing but commands is wider than a phone: no table, and no code block in a fold', () => {
  for (const report of Object.values(sampleReports)) {
    const summary = renderSummary(report)
    expect(htmlOf(summary)).not.toContain('<table')
    for (const [fold] of summary.matchAll(/<details>.*?<\/details>/gs)) expect(fold).not.toContain('```text')
  }
})

describe('text from outside', () => {
  const markdown = renderSummary(hostileReport())
  const html = htmlOf(markdown)

  test('makes no link except those to findings', () => {
    const targets = [...html.matchAll(/href="([^"]*)"/g)].map(([, target]) => target)
    expect(targets.length).toBeGreaterThan(0)
    for (const target of targets) {
      expect(target).toMatch(
        /^https:\/\/github\.com\/berth-ci\/berth\/blob\/v0\.1\.0\/docs\/findings\/[a-z-]+\.md$/,
      )
    }
  })

  test('makes no element that a harmless text does not make, except code', () => {
    const tags = (text: string) => {
      const rendered = htmlOf(renderSummary(hostileReport(text)))
      return (rendered.match(/<\/?(?!code)[a-z][^ >]*/g) ?? []).join(' ')
    }
    for (const text of hostileTexts) expect(tags(text)).toBe(tags('harmless'))
  })

  test('mentions nobody', () => {
    const withoutBlocks = html.replace(/<pre>.*?<\/pre>/gs, '')
    expect(withoutBlocks).not.toMatch(/@[a-z]/)
    expect(withoutBlocks).not.toMatch(/#\d(?!\d*;)/)
  })

  test('has no control characters', () => {
    expect(markdown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Cs}]/u)
  })
})

describe('the limit of 1 MiB', () => {
  const enormous = '😀<|>'.repeat(200_000)

  test('holds for enormous evidence, which says how much is cut', () => {
    const finding = failed({ evidence: [{ label: 'log', value: enormous }] })
    const summary = renderSummary(socketReport({ outcomes: [finding] }))
    expect(size(summary)).toBeLessThan(limit)
    expect(summary.includes('more characters in report.json)')).toBe(true)
  })

  test('holds for any number of findings, and names the sections that are left out', () => {
    const long = enormous.slice(0, 5_000)
    const outcomes = Array.from({ length: 300 }, (_, index) =>
      failed({
        id: `finding-${index}`,
        message: long,
        remedy: long,
        evidence: [{ label: 'log', value: long }],
      }),
    )
    const summary = renderSummary(socketReport({ outcomes }))
    expect(size(summary)).toBeLessThan(limit)
    expect(summary).toContain(
      '_Left out, because a summary is limited to 1 MiB: the evidence. report.json has it._',
    )
    expect(summary).toContain('_And 200 more, all in report.json._')
  })

  test('holds if every text is enormous', () => {
    const summary = renderSummary(hostileReport(enormous))
    expect(size(summary)).toBeLessThan(limit)
    expect(summary.startsWith('### ❌ ')).toBe(true)
  })

  test('holds if every fact is unseen for an enormous reason', () => {
    const { facts } = socketReport()
    const names = Object.keys(facts)
    const hidden = Object.fromEntries(names.map((name) => [name, unseen(enormous)])) as typeof facts
    const summary = renderSummary(socketReport({ facts: hidden }))
    expect(size(summary)).toBeLessThan(limit)
  })
})
