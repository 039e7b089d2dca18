import { describe, expect, test } from '@jest/globals'
import { renderTerminal } from '../../src/report/terminal.ts'
import { failed, inspectReport, passed, sampleReports, socketReport, unknown } from '../make-report.ts'
import { hostileReport } from './hostile.ts'

const { failed: noDaemon, inspect } = sampleReports
const widths = [60, 120]
const brief = { color: false, width: 100, verbose: false }
const verbose = { ...brief, verbose: true }

describe.each(Object.entries({ inspect, noDaemon }))('the %s report', (_, report) => {
  test.each(widths)('at %d columns', (width) => {
    expect(`\n${renderTerminal(report, { ...brief, width })}`).toMatchSnapshot()
  })

  test('with --verbose', () => {
    expect(`\n${renderTerminal(report, verbose)}`).toMatchSnapshot()
  })
})

test.each(widths)('no line except a link is wider than %d columns', (width) => {
  for (const options of [brief, verbose]) {
    const lines = renderTerminal(hostileReport(), { ...options, width }).split('\n')
    for (const line of lines.filter((text) => !text.includes('https://github.com/berth-ci/'))) {
      expect(line.length).toBeLessThanOrEqual(width)
    }
  }
})

test('the last line repeats the verdict, with the exit status and its reason', () => {
  const last = (report: ReturnType<typeof inspectReport>) =>
    renderTerminal(report, brief).trimEnd().split('\n').at(-1)
  expect(last(inspectReport({ outcomes: [failed()] }))).toBe('1 warning, exit status 0 (--fail-on error)')
  expect(last(inspectReport({ outcomes: [] }))).toBe('No problems, exit status 0 (--fail-on error)')
  const verdict = { status: 'failed', sentence: 'Found 1 warning.', failure: null } as const
  expect(last(inspectReport({ outcomes: [failed()], failOn: 'warning', verdict }))).toBe(
    '1 warning, exit status 1 (--fail-on warning)',
  )
})

test('the remedy comes before the evidence, and the evidence only with --verbose', () => {
  const report = inspectReport({ outcomes: [failed({ remedy: 'Remove them.' })] })
  const text = renderTerminal(report, verbose)
  expect(text.indexOf('→ Remove them.')).toBeLessThan(text.indexOf('database postgres:17.6'))
  expect(renderTerminal(report, brief)).not.toContain('postgres')
})

test('code has no backticks, and quotes if it has several words', () => {
  const remedy = 'Use `mode: dind` and `--bridge`.'
  const text = renderTerminal(inspectReport({ outcomes: [failed({ remedy })] }), brief)
  expect(text).toContain("→ Use 'mode: dind' and --bridge.")
})

test('a command has a line of its own that is not wrapped', () => {
  const command = `docker rm --force ${'container '.repeat(12)}`.trim()
  const report = inspectReport({ outcomes: [failed({ remedy: `Remove them: \`${command}\`.` })] })
  const text = renderTerminal(report, brief)
  expect(text.split('\n')).toContain(`        ${command}`)
})

test('passed checks are counted in the verdict and listed only with --verbose', () => {
  const outcomes = [passed('low-disk-space', 'Disk space'), passed('mtu-mismatch', 'MTU of networks')]
  const report = inspectReport({ outcomes })
  expect(renderTerminal(report, brief)).not.toContain('Disk space')
  expect(renderTerminal(report, verbose)).toContain('[✓] 2 checks passed\n    Disk space, MTU of networks\n')
})

test('skipped checks are counted, and listed by cause with --verbose', () => {
  const outcomes = [
    unknown('low-disk-space', 'Disk space', 'no statfs'),
    unknown('mtu-mismatch', 'MTU of networks', 'no /sys'),
  ]
  const report = inspectReport({ outcomes })
  expect(renderTerminal(report, brief)).toContain('\n[?] 2 checks skipped (--verbose lists the causes)\n')
  expect(renderTerminal(report, brief)).not.toContain('Disk space')
  expect(renderTerminal(report, verbose)).toContain('    no statfs\n      Disk space\n')
})

test('an ignored finding is one line', () => {
  const report = inspectReport({ outcomes: [failed()], ignored: ['foreign-containers'] })
  expect(renderTerminal(report, brief)).toContain(
    '[-] Ignored warning: Containers of other jobs use this daemon (foreign-containers)\n',
  )
})

test('colors only if asked', () => {
  expect(renderTerminal(inspectReport(), brief)).not.toContain('\u001b')
  expect(renderTerminal(inspectReport(), { ...brief, color: true })).toContain('\u001b[31m[✗] \u001b[0m')
})

test('colors change nothing else', () => {
  const colored = renderTerminal(inspectReport(), { ...brief, color: true })
  const codes = new RegExp(`${'\u001b'}\\[\\d+m`, 'g')
  expect(colored.replace(codes, '')).toBe(renderTerminal(inspectReport(), brief))
})

test('text from outside brings no control characters', () => {
  const text = renderTerminal(hostileReport(), verbose)
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u)
})

test('a run that is healthy and complete has nothing but the verdict and the machine', () => {
  const blocks = renderTerminal(socketReport(), brief).split('\n\n')
  expect(blocks).toHaveLength(3)
})
