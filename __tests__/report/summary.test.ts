import { describe, expect, test } from '@jest/globals'
import { marked } from 'marked'
import { size } from '../../src/report/sections.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { makeObserved, unseen } from '../make-facts.ts'
import { dindReport, failed, inspectReport, sampleReports, socketReport, unknown } from '../make-report.ts'
import { hostileReport, hostileTexts } from './hostile.ts'

const limit = 1024 ** 2

test.each(Object.entries(sampleReports))('the summary of the %s run', (_, report) => {
  expect(renderSummary(report)).toMatchSnapshot()
})

test('the verdict comes first, with its icon', () => {
  const first = (markdown: string) => markdown.split('\n')[0]
  const sentence = 'Docker is ready: the host’s own daemon, proved by a container.'
  expect(first(renderSummary(socketReport()))).toBe(`### ✅ ${sentence}`)
  expect(first(renderSummary(socketReport({ outcomes: [failed()] })))).toBe(`### ⚠️ ${sentence}`)
  expect(first(renderSummary(inspectReport()))).toMatch(/^### ❌ /)
})

test('a privileged daemon stands out', () => {
  const { achieved } = dindReport()
  if (!achieved.daemon) throw new Error('the sample report has a daemon')
  const summary = renderSummary(
    dindReport({ achieved: { daemon: { ...achieved.daemon, privilege: 'privileged' } } }),
  )
  expect(summary).toContain('⚠️ **privileged**')
})

test('an ignored finding is told as such', () => {
  const summary = renderSummary(socketReport({ outcomes: [failed()], ignored: ['foreign-containers'] }))
  expect(summary).toContain('| 🔕 | **Containers of other jobs are on this engine** (ignored)<br>')
  expect(summary).toMatch(/^### ✅ /)
})

test('one reason that leaves several checks open is told once', () => {
  const reason = 'it does not answer'
  const outcomes = [
    unknown('low-disk-space', 'There is room', reason),
    unknown('mtu-mismatch', 'MTUs fit', reason),
  ]
  const summary = renderSummary(socketReport({ outcomes }))
  expect(summary).toContain('[There is room?](')
  expect(summary.split(reason)).toHaveLength(2)
})

test('a daemon that could not be told is not proven', () => {
  const summary = renderSummary(
    socketReport({ facts: makeObserved({ daemons: unseen('hidden by hidepid') }) }),
  )
  expect(summary).toContain('- ❔ Which daemon serves the job?<br>hidden by hidepid')
  expect(summary).not.toContain('served by')
})

describe('text from outside', () => {
  const markdown = renderSummary(hostileReport())
  const html = marked.parse(markdown, { gfm: true, async: false })

  test('makes no link but Berth’s own', () => {
    const targets = [...html.matchAll(/href="([^"]*)"/g)].map(([, target]) => target)
    expect(targets.length).toBeGreaterThan(0)
    for (const target of targets) {
      expect(target).toMatch(
        /^https:\/\/github\.com\/berth-ci\/berth\/blob\/main\/docs\/findings\/[a-z-]+\.md$/,
      )
    }
  })

  test('makes no element but those of a harmless text, and code', () => {
    const tags = (text: string) => {
      const rendered = marked.parse(renderSummary(hostileReport(text)), { gfm: true, async: false })
      return (rendered.match(/<\/?(?!code)[a-z][^ >]*/g) ?? []).join(' ')
    }
    for (const text of hostileTexts) expect(tags(text)).toBe(tags('harmless'))
  })

  test('mentions nobody outside of code blocks', () => {
    const withoutBlocks = html.replace(/<pre>.*?<\/pre>/gs, '')
    expect(withoutBlocks).not.toMatch(/@[a-z]/)
    expect(withoutBlocks).not.toMatch(/#\d(?!\d*;)/)
  })

  test('has no control characters', () => {
    expect(markdown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Cs}]/u)
  })
})

describe('GitHub’s limit of 1 MiB', () => {
  const enormous = '😀<|>'.repeat(200_000)

  test('holds for enormous evidence, which is cut and says so', () => {
    const finding = failed({ evidence: [{ label: 'log', value: enormous }] })
    const summary = renderSummary(socketReport({ outcomes: [finding] }))
    expect(size(summary)).toBeLessThan(limit)
    expect(summary.includes('more characters, all in the report)')).toBe(true)
  })

  test('holds for any number of findings, and what is left out is named', () => {
    const outcomes = Array.from({ length: 2000 }, (_, index) =>
      failed({
        id: `finding-${index}`,
        message: enormous,
        remedy: enormous,
        evidence: [{ label: 'log', value: enormous }],
      }),
    )
    const summary = renderSummary(socketReport({ outcomes }))
    expect(size(summary)).toBeLessThan(limit)
    expect(summary).toContain(
      '_Left out, as a summary may not exceed 1 MiB: the evidence. The report has it._',
    )
    expect(summary).toContain('_And 1900 more: the report has them._')
  })

  test('holds where every text is enormous', () => {
    const summary = renderSummary(hostileReport(enormous))
    expect(size(summary)).toBeLessThan(limit)
    expect(summary.startsWith('### ❌ ')).toBe(true)
  })

  test('holds where every fact is unseen for an enormous reason', () => {
    const { facts } = socketReport()
    const names = Object.keys(facts)
    const hidden = Object.fromEntries(names.map((name) => [name, unseen(enormous)])) as typeof facts
    const summary = renderSummary(socketReport({ facts: hidden }))
    expect(size(summary)).toBeLessThan(limit)
  })
})
