import { describe, expect, test } from '@jest/globals'
import { renderDiagram } from '../../src/report/diagram.ts'
import { escapeMermaid } from '../../src/report/escape-mermaid.ts'
import type { BuilderNode } from '../../src/steps/achieved.ts'
import { makeObserved } from '../make-facts.ts'
import { dindReport, inspectReport, remoteReport, socketReport } from '../make-report.ts'
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
  const { achieved } = dindReport()
  if (!achieved.daemon) throw new Error('the sample report has a job daemon')
  const daemon = { ...achieved.daemon, privilege: 'privileged' as const }
  const facts = makeObserved({
    engine: { product: 'podman', version: '5.4.0' },
    runner: { status: 'unseen', reason: 'no GITHUB_ACTIONS' },
  })
  const diagram = renderDiagram(dindReport({ achieved: { ...achieved, daemon }, facts }))
  expect(diagram).toContain('job(["This job"])')
  expect(diagram).toContain('host["Host daemon<br/>Podman 5.4.0"]')
  expect(diagram).toContain('<br/>privileged container<br/>')
})

test('a host daemon that could not be read has its name alone', () => {
  const facts = makeObserved({ engine: { status: 'unseen', reason: 'no answer' } })
  expect(renderDiagram(dindReport({ facts }))).toContain('host["Host daemon"]')
})

describe('builds elsewhere', () => {
  const { builder } = remoteReport().achieved
  if (!builder) throw new Error('the sample report has a builder')
  const [node] = builder.nodes
  if (!node) throw new Error('the builder has nodes')
  const drawn = (nodes: readonly BuilderNode[], driver = 'remote') =>
    renderDiagram(remoteReport({ achieved: { builder: { ...builder, driver, nodes } } }))

  test('job, builder and its nodes, with address and platforms', () => {
    expect(renderDiagram(remoteReport())).toMatchSnapshot()
  })

  test('a builder of several nodes on daemons is drawn too', () => {
    const achieved = { builder }
    const diagram = renderDiagram(socketReport({ achieved }))
    expect(diagram).toBe(renderDiagram(remoteReport({ achieved }))?.replace('<br/>in a container', ''))
  })

  test.each([
    ['kubernetes:///kb?deployment=kb0&kubeconfig=%2Fhome%2Frunner%2F.kube%2Fconfig', 'Kubernetes<br/>kb0'],
    ['kubernetes:///kb?deployment=&kubeconfig=', 'Kubernetes'],
    ['kubernetes:///kb?kubeconfig=&statefulset=kb0', 'Kubernetes<br/>kb0'],
    ['tcp://user:password@buildkit.example:1234', 'tcp://buildkit.example:1234'],
    ['docker-container://buildkitd', 'docker-container://buildkitd'],
  ])('%s has a place without paths and passwords', (endpoint, place) => {
    const lines = place.split('<br/>').map(escapeMermaid)
    const { name, platforms } = node
    expect(drawn([{ ...node, endpoint }])).toContain(
      `node1["${[name, ...lines, escapeMermaid(platforms.join(', '))].join('<br/>')}"]`,
    )
  })

  test.each([
    ['native', 'native'],
    ['emulated', 'emulated'],
    ['not-run', 'did not run'],
    ['not-checked', 'not checked'],
  ] as const)('a platform that was tested on a node is %s: "%s"', (status, words) => {
    const nodeProofs = [{ name: node.name, platform: 'linux/amd64', status, detail: '' }]
    const diagram = renderDiagram(remoteReport({ achieved: { builder, nodeProofs } }))
    expect(diagram).toContain(`linux/amd64, ${words}<br/>linux/386"]`)
    expect(diagram?.match(/, (native|emulated|did not run|not checked)/g)).toHaveLength(1)
  })

  test('more platforms and nodes than a reader can see are counted', () => {
    const platforms = Array.from({ length: 12 }, (_, index) => `linux/arch${index}`)
    const nodes = Array.from({ length: 9 }, (_, index) => ({ ...node, name: `node-${index}`, platforms }))
    const diagram = drawn(nodes)
    expect(diagram?.match(/builder -->\|"runs on"\| node\d/g)).toHaveLength(6)
    expect(diagram).toContain('more["3 more"]')
    expect(diagram).toContain('linux/arch2 and 9 more"]')
  })

  test('a builder without nodes is drawn, and no builder is not', () => {
    expect(drawn([])).not.toContain('class ')
    expect(renderDiagram(remoteReport({ achieved: {} }))).toBeNull()
  })

  test('text from outside changes labels only', () => {
    const shape = (text: string) =>
      drawn([{ ...node, name: text, endpoint: text, platforms: [text] }], text)?.replace(/"[^"]*"/g, '""')
    for (const text of hostileTexts) expect(shape(text)).toBe(shape('harmless'))
  })
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
