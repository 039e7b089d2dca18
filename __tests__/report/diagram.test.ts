import { expect, test } from '@jest/globals'
import { renderDiagram } from '../../src/report/diagram.ts'
import { unseen } from '../make-facts.ts'
import { dindReport, inspectReport, sampleReports, socketReport } from '../make-report.ts'
import { hostileReport, hostileTexts } from './hostile.ts'

test.each(Object.entries(sampleReports))('the diagram of the %s run', (_, report) => {
  expect(renderDiagram(report)).toMatchSnapshot()
})

test('without an engine there is nothing to draw', () => {
  const { facts } = socketReport()
  expect(renderDiagram(socketReport({ facts: { ...facts, engine: unseen() } }))).toBeNull()
})

test('BuildKit stands where it runs', () => {
  const { achieved } = socketReport()
  expect(renderDiagram(socketReport())).toContain('host -->|"runs"| builder')
  expect(renderDiagram(dindReport({ achieved }))).toContain('own -->|"runs"| builder')
})

test('more daemons and binds than can be read are counted', () => {
  const { plan } = dindReport()
  if (!plan) throw new Error('the sample report has a plan')
  const binds = ['/a', '/b', '/c', '/d', '/e'].map((path) => ({
    source: path,
    destination: path,
    ifMissing: 'make' as const,
  }))
  const steps = plan.steps.map((step) => (step.kind === 'launch-daemon' ? { ...step, binds } : step))
  expect(renderDiagram(dindReport({ plan: { ...plan, steps } }))).toContain('/c<br/>and 2 more')
})

test('an engine far away is reached by its address', () => {
  const { facts } = inspectReport()
  const endpoint = {
    status: 'seen',
    value: { host: 'tcp://192.0.2.7:2376', source: 'DOCKER_HOST', context: null },
  } as const
  expect(renderDiagram(inspectReport({ facts: { ...facts, endpoint } }))).toContain(
    '"tcp#58;//192.0.2.7:2376"',
  )
})

test('text from outside changes no more than labels', () => {
  const shape = (text: string) => renderDiagram(hostileReport(text))?.replace(/"[^"]*"/g, '""')
  for (const text of hostileTexts) expect(shape(text)).toBe(shape('harmless'))
})
