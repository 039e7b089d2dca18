import { describe, expect, test } from '@jest/globals'
import { renderTerminal } from '../../src/report/terminal.ts'
import { inspectReport, sampleReports } from '../make-report.ts'
import { hostileReport } from './hostile.ts'

const widths = [60, 120]

describe.each(Object.entries(sampleReports))('the %s run', (_, report) => {
  test.each(widths)('at %d columns', (width) => {
    expect(`\n${renderTerminal(report, { colour: false, width })}`).toMatchSnapshot()
  })
})

test.each(widths)('no line but a link is wider than %d columns', (width) => {
  const lines = renderTerminal(hostileReport(), { colour: false, width }).split('\n')
  for (const line of lines.filter((text) => !text.includes('https://github.com/berth-ci/'))) {
    expect(line.length).toBeLessThanOrEqual(width)
  }
})

test('colours only when asked', () => {
  const options = { width: 80 }
  expect(renderTerminal(inspectReport(), { ...options, colour: false })).not.toContain('\u001b')
  expect(renderTerminal(inspectReport(), { ...options, colour: true })).toContain('\u001b[31m[✗] \u001b[0m')
})

test('colours change nothing else', () => {
  const options = { width: 80 }
  const coloured = renderTerminal(inspectReport(), { ...options, colour: true })
  const codes = new RegExp(`${'\u001b'}\\[\\d+m`, 'g')
  expect(coloured.replace(codes, '')).toBe(renderTerminal(inspectReport(), { ...options, colour: false }))
})

test('text from outside brings no control characters', () => {
  const text = renderTerminal(hostileReport(), { colour: false, width: 80 })
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u)
})
