import { expect, test } from '@jest/globals'
import { failedTests } from '../../src/report/failed-tests.ts'
import type { ProofPart } from '../../src/steps/achieved.ts'
import { socketReport } from '../make-report.ts'

const reportOf = (part: Omit<ProofPart, 'detail'>) => {
  const proof = { host: 'unix:///var/run/docker.sock', workspace: null, portsHost: null, milliseconds: 1 }
  return socketReport({
    achieved: { containerProof: { ...proof, parts: [{ detail: 'it fails', ...part }] } },
  })
}

test.each([
  ['container', 'The test container failed'],
  ['name-server', 'DNS fails in containers'],
  ['published-port', 'Published ports are unreachable'],
  ['workspace', 'Containers cannot read the workspace'],
] as const)('a failed %s with a remedy is listed', (part, title) => {
  expect(failedTests(reportOf({ part, status: 'failed', remedy: 'Restart Docker.' }))).toEqual([
    { title, message: 'it fails.', remedy: 'Restart Docker.' },
  ])
})

test.each<Omit<ProofPart, 'detail'>>([
  { part: 'workspace-write', status: 'failed' },
  { part: 'container', status: 'not-checked' },
  { part: 'container', status: 'passed' },
])('a part that a job can do without, or that did not fail, is not: %j', (part) => {
  expect(failedTests(reportOf(part))).toEqual([])
})

test('a node that does not build for its own platform is listed, and a missing emulator is not', () => {
  const proof = { name: 'kb0', status: 'not-run', detail: 'it fails' } as const
  const nodeProofs = [
    { ...proof, platform: 'linux/amd64', remedy: 'Free space.' },
    { ...proof, platform: 'linux/arm64' },
  ]
  expect(failedTests({ achieved: { nodeProofs } })).toEqual([
    { title: 'A test build failed', message: 'it fails.', remedy: 'Free space.' },
  ])
})

test('without a test there is no failed one', () => {
  expect(failedTests({ achieved: {} })).toEqual([])
})
