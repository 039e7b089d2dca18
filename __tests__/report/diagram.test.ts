import { expect, test } from '@jest/globals'
import { renderDiagram } from '../../src/report/diagram.ts'
import { makeObserved } from '../make-facts.ts'
import { dindReport, inspectReport, socketReport } from '../make-report.ts'
import { hostileReport, hostileTexts } from './hostile.ts'

test('job, job daemon and host daemon, and who uses and runs what', () => {
  expect(renderDiagram(dindReport())).toMatchSnapshot()
})

test('a builder in a container of its own has a node', () => {
  const { achieved } = dindReport()
  const { builder } = socketReport().achieved
  if (!builder) throw new Error('the sample report has a builder')
  const diagram = renderDiagram(dindReport({ achieved: { ...achieved, builder } }))
  expect(diagram).toContain('daemon -->|"runs"| builder')
  expect(diagram).toContain(`builder["BuildKit container<br/>${builder.name}"]`)
})

test('the host daemon and the privileges of the job daemon have their names', () => {
  const { plan } = dindReport()
  if (!plan) throw new Error('the sample report has a plan')
  const steps = plan.steps.map((step) =>
    step.kind === 'launch-daemon' ? { ...step, privilege: 'privileged' as const } : step,
  )
  const facts = makeObserved({
    engine: { product: 'podman', version: '5.4.0' },
    runner: { status: 'unseen', reason: 'no GITHUB_ACTIONS' },
  })
  const diagram = renderDiagram(dindReport({ plan: { ...plan, steps }, facts }))
  expect(diagram).toContain('job(["This job"])')
  expect(diagram).toContain('host["Host daemon<br/>Podman 5.4.0"]')
  expect(diagram).toContain('<br/>privileged container<br/>')
})

test('a host daemon that could not be read has its name alone', () => {
  const facts = makeObserved({ engine: { status: 'unseen', reason: 'no answer' } })
  expect(renderDiagram(dindReport({ facts }))).toContain('host["Host daemon"]')
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
