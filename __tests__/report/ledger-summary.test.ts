import { describe, expect, test } from '@jest/globals'
import type { Entry } from '../../src/ledger/entry.ts'
import { ledgerOf } from '../../src/ledger/read-ledger.ts'
import { ledgerSummary } from '../../src/report/ledger-summary.ts'
import { size } from '../../src/report/sections.ts'
import { at, began, closed, created, ended, oom, refused, started } from '../ledger/make-entries.ts'
import { hostileText, hostileTexts } from './hostile.ts'
import { makeLedgerReport } from './make-ledger-report.ts'

test('a job in which much happened', () => {
  expect(ledgerSummary(makeLedgerReport())).toMatchSnapshot()
})

test('behind a guard that removes what is left', () => {
  const summary = ledgerSummary(makeLedgerReport({ isGuarded: true, isReaped: true })) ?? ''
  expect(summary).toContain('The post step removes its containers, networks and volumes.')
  expect(summary).toContain('docker rmi app:latest')
  expect(summary).not.toContain('docker rm ')
})

test('a job that did nothing has none', () => {
  const ledger = ledgerOf({ entries: [began(), closed(9)], unreadable: 0 })
  expect(ledgerSummary(makeLedgerReport({ ledger, builds: [], left: null }))).toBeNull()
})

describe('whatever the job did', () => {
  const many = (name: string): Entry[] => [
    began(),
    ...Array.from({ length: 3_000 }, (_, index): Entry[] => {
      const id = `c${index}`
      const of = { name: `${name}${index}`, image: name, service: name }
      return [
        created(id, index, of),
        { ...started(id, index + 1), ...of },
        { ...oom(id, index + 2), ...of },
        { ...ended(id, index + 500, 137), ...of },
        { at: at(index), kind: 'inspected', id, program: name, memoryLimit: null },
        { at: at(index), kind: 'published', id, ports: [`${name}${index}`] },
        { at: at(index), kind: 'created', object: 'network', id: `n${index}`, name },
        { at: at(index), kind: 'created', object: 'volume', id: `${name}${index}`, name: `${name}${index}` },
        { at: at(index), kind: 'tagged', name: `${name}${index}`, existed: false },
        { ...refused(`${name}${index}`, index), value: name, place: name } as Entry,
      ]
    }).flat(),
  ]
  function reportOf(name: string) {
    const ledger = ledgerOf({ entries: many(name), unreadable: 3 })
    const build = { name, startedAt: 0, endedAt: 5, isFailed: true, steps: 1, cachedSteps: 0 }
    const left = {
      containers: ledger.containers.map(({ id, name: shown }) => ({ id, name: shown, isRunning: true })),
      networks: ledger.networks,
      volumes: ledger.volumes,
      images: ledger.images.map(({ name: image }) => image),
    }
    return makeLedgerReport({ ledger, builds: Array(500).fill(build), left })
  }

  test.each(['a'.repeat(300), '😀'.repeat(150), '`'.repeat(300), '<'.repeat(300)])(
    'the summary has less than 100 kB: names such as %j',
    (name) => {
      const summary = ledgerSummary(reportOf(name)) ?? ''
      expect(size(summary)).toBeLessThan(100_000)
      expect(summary).toContain('### Docker in this job')
    },
  )

  test.each([...hostileTexts, hostileText])('names make no markup: %j', (name) => {
    const summary = ledgerSummary(reportOf(name)) ?? ''
    const [before = '', timeline = '', after = ''] = summary.split(/```mermaid\n|\n```\n\n<details>/)
    const text = `${before}${after}`
    expect(text).not.toMatch(/<img|<\/details>\S|\]\(http|^::|^# heading|%%\{init.*\n%%|@octocat/m)
    for (const line of timeline.split('\n')) {
      expect(line).toMatch(
        /^(gantt|dateFormat x|axisFormat .*|todayMarker off|section (Builds|Containers)|#8203;[^:\n]* :(crit, )?\d+, \d+)$/,
      )
    }
    const rows = text.split('\n').filter((line) => line.startsWith('|'))
    const columns = new Set(rows.map((row) => row.replaceAll('&#124;', '').split('|').length))
    expect([...columns].every((count) => [4, 7, 8].includes(count))).toBe(true)
  })
})
