import { expect, test } from '@jest/globals'
import { renderDiagram } from '../../src/report/diagram.ts'
import { dindReport, inspectReport, socketReport } from '../make-report.ts'
import { hostileReport, hostileTexts } from './hostile.ts'

test('job, job daemon and host daemon, and who uses and runs what', () => {
  expect(renderDiagram(dindReport())).toMatchSnapshot()
})

test('a builder in a container of its own has a node', () => {
  const { achieved } = dindReport()
  const { builder } = socketReport().achieved
  if (!builder) throw new Error('the sample report has a builder')
  expect(renderDiagram(dindReport({ achieved: { ...achieved, builder } }))).toContain(
    'daemon -->|"runs"| builder',
  )
})

test.each([
  ['with the host daemon alone', socketReport()],
  ['in `mode: inspect`', inspectReport()],
  ['if the job daemon did not start', dindReport({ achieved: {} })],
])('there is no diagram %s', (_, report) => {
  expect(renderDiagram(report)).toBeNull()
})

test('there is no path in it', () => {
  expect(renderDiagram(dindReport())).not.toContain('/home')
})

test('text from outside changes labels only', () => {
  const shape = (text: string) => renderDiagram(hostileReport(text))?.replace(/"[^"]*"/g, '""')
  for (const text of hostileTexts) expect(shape(text)).toBe(shape('harmless'))
})
