import { describe, expect, test } from '@jest/globals'
import { keyFacts } from '../../src/report/key-facts.ts'
import type { ProofPart } from '../../src/steps/achieved.ts'
import { makeObserved, unseen } from '../make-facts.ts'
import { dindReport, failedReport, inspectReport, remoteReport, socketReport } from '../make-report.ts'

const lineOf = (report: ReturnType<typeof socketReport>) => keyFacts(report).join(' · ')

/** A run in which these tests ended otherwise than passed. */
function tested(results: Partial<Record<ProofPart['part'], ProofPart['status']>>) {
  const { achieved } = socketReport()
  if (!achieved.containerProof) throw new Error('the sample report has a proof')
  const parts = achieved.containerProof.parts.map((part) => ({
    ...part,
    status: results[part.part] ?? ('passed' as const),
  }))
  return socketReport({ achieved: { ...achieved, containerProof: { ...achieved.containerProof, parts } } })
}

test('mode, daemon, tests and the address of published ports', () => {
  expect(lineOf(tested({}))).toBe(
    '`socket` · Docker 28.0.4 · overlay2 · test container passed · workspace mounted · ports at `127.0.0.1`',
  )
})

test('a builder elsewhere: driver, nodes and the test build', () => {
  const { builder, nodeProofs = [] } = remoteReport().achieved
  if (!builder) throw new Error('the sample report has a builder')
  const [node] = builder.nodes
  if (!node) throw new Error('the builder has nodes')
  expect(lineOf(remoteReport())).toBe('`remote` · driver `remote` · 2 nodes · test build passed on 2 nodes')
  const one = { builder: { ...builder, nodes: [node] }, nodeProofs: nodeProofs.slice(0, 1) }
  expect(lineOf(remoteReport({ achieved: one }))).toBe('`remote` · driver `remote` · test build passed')
  expect(lineOf(remoteReport({ achieved: { builder: one.builder } }))).toBe(
    '`remote` · driver `remote` · not tested (`verify: false`)',
  )
  expect(lineOf(remoteReport({ achieved: {} }))).toBe('`remote`')
})

test('`mode: inspect` tests nothing', () => {
  expect(lineOf(inspectReport())).toBe('`inspect` · Docker 28.0.4 · overlay2 · ports at `127.0.0.1`')
})

test('without a daemon there is nothing to say', () => {
  expect(lineOf(failedReport())).toBe('')
})

describe('what failed is named', () => {
  test.each([
    [{ workspace: 'failed' }, 'workspace not visible in containers'],
    [{ 'workspace-write': 'failed' }, 'workspace not writable in containers'],
    [{ 'name-server': 'failed' }, 'no DNS in containers'],
    [{ 'published-port': 'failed' }, 'published ports not reachable'],
    [{ container: 'not-checked' }, 'test container could not run'],
  ] as const)('%j', (results, text) => {
    expect(keyFacts(tested(results))).toContain(text)
  })

  test('a workspace that is not writable is not called mounted as well', () => {
    expect(keyFacts(tested({ 'workspace-write': 'failed' }))).not.toContain('workspace mounted')
  })
})

test('`verify: false` and a privileged daemon are named', () => {
  const { achieved } = dindReport()
  if (!achieved.daemon) throw new Error('the sample report has a daemon')
  const daemon = { ...achieved.daemon, privilege: 'privileged' as const }
  expect(lineOf(dindReport({ achieved: { daemon } }))).toBe(
    '`dind` · Docker 28.5.2 · overlay2 · ⚠️ privileged · not tested (`verify: false`) · ports at `172.17.0.5`',
  )
})

test('Podman and a rootless daemon are named', () => {
  const facts = makeObserved({ engine: { product: 'podman', version: '5.4.2', rootless: true } })
  expect(lineOf(inspectReport({ facts }))).toMatch(/Podman 5\.4\.2 · overlay2 · rootless/)
})

test('an unseen daemon is left out', () => {
  expect(lineOf(inspectReport({ facts: makeObserved({ engine: unseen() }) }))).not.toContain('Docker')
})
