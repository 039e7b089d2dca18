import { expect, test } from '@jest/globals'
import { daemonOf, serviceOf } from '../../src/report/service.ts'
import { makeObserved, type ObservedDifferences, unseen } from '../make-facts.ts'
import { dindReport, socketReport } from '../make-report.ts'

const workspace = '/home/runner/work/app/app'

test.each<[string, ObservedDifferences, string | null]>([
  ['is that of the job', {}, workspace],
  ['is unknown with a daemon elsewhere', { endpoint: { host: 'tcp://docker:2375' } }, null],
])('without a test, the path of the workspace %s', (_, facts, expected) => {
  const report = socketReport({ achieved: {}, facts: makeObserved(facts) })
  expect(serviceOf(report).workspace).toBe(expected)
})

test.each([
  ['workspace', 'failed', null],
  ['workspace', 'not-checked', workspace],
  ['name-server', 'failed', workspace],
] as const)('with a test whose part %s is %s, the path of the workspace is %s', (part, status, expected) => {
  const { containerProof } = socketReport().achieved
  if (!containerProof) throw new Error('the sample report has a test')
  const achieved = { containerProof: { ...containerProof, parts: [{ part, status, detail: '' }] } }
  expect(serviceOf(socketReport({ achieved })).workspace).toBe(expected)
})

test.each<[string, ObservedDifferences, string | null]>([
  ['is localhost beside the daemon', {}, '127.0.0.1'],
  ['is that of a daemon elsewhere', { endpoint: { host: 'tcp://docker:2375' } }, 'docker'],
  ['is unknown among several', { runner: { inContainer: true }, engine: { name: 'node-1' } }, null],
])('without a test, the address of published ports %s', (_, facts, expected) => {
  const report = socketReport({ achieved: {}, facts: makeObserved(facts) })
  expect(serviceOf(report).portsHost).toBe(expected)
})

test.each([
  ['forwards', ['ports'], '127.0.0.1'],
  ['does not forward', ['ledger'], dindReport().achieved.daemon?.address],
])('without a test, a companion that %s ports decides about their address', (_, tasks, expected) => {
  const { daemon } = dindReport().achieved
  const report = dindReport({ achieved: { daemon, companion: { pid: 1, tasks } } as object })
  expect(serviceOf(report).portsHost).toBe(expected)
})

test('without a test, the job daemon has the path of the job, if there is one', () => {
  const { daemon } = dindReport().achieved
  const of = (achieved: object, facts: ObservedDifferences = {}) =>
    serviceOf(dindReport({ achieved, facts: makeObserved(facts) })).workspace
  expect(of({ daemon })).toBe(workspace)
  expect(of({ daemon }, { runner: { workspace: null } })).toBeNull()
  expect(of({ daemon }, { runner: unseen() })).toBeNull()
  expect(of({})).toBeNull()
})

test('a sidecar shares the network of the job, though its process is not visible', () => {
  const sidecar = makeObserved({ runner: { inContainer: true }, daemons: unseen() })
  const elsewhere = makeObserved({ daemons: unseen() })
  expect(daemonOf(socketReport({ facts: sidecar }))?.sharedNetworkNamespace).toBe(true)
  expect(daemonOf(socketReport({ facts: elsewhere }))?.sharedNetworkNamespace).toBeNull()
})
