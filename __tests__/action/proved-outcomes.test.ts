import { expect, test } from '@jest/globals'
import { provedOutcomes } from '../../src/action/proved-outcomes.ts'
import type { Outcome } from '../../src/checks/check.ts'
import { makeObserved } from '../make-facts.ts'
import { dindReport, failed } from '../make-report.ts'

const id = 'workspace-path-mismatch'
const other: Outcome = { status: 'passed', id: 'mtu-mismatch', title: 'MTU' }
const passed: Outcome = { status: 'passed', id, title: 'The workspace' }
const unknown: Outcome = { status: 'unknown', id, title: 'The workspace', reason: 'elsewhere' }

const proof = (status: 'passed' | 'failed' | 'not-checked') => ({
  containerProof: {
    host: 'tcp://docker:2375',
    workspace: null,
    portsHost: null,
    milliseconds: 1,
    parts: [{ part: 'workspace' as const, status, detail: 'it is not there' }],
  },
})
const statusOf = (outcomes: readonly Outcome[], achieved: Parameters<typeof provedOutcomes>[1]) =>
  provedOutcomes(outcomes, achieved, makeObserved()).map(({ status }) => status)

test.each<[string, Outcome, Parameters<typeof provedOutcomes>[1], Outcome['status']]>([
  ['that no container reaches fails, even if the facts pass', passed, proof('failed'), 'failed'],
  ['that a container reaches passes if the facts are unknown', unknown, proof('passed'), 'passed'],
  ['that was not tested stays unknown', unknown, proof('not-checked'), 'unknown'],
  ['without a test container stays unknown', unknown, {}, 'unknown'],
])('a workspace %s', (_, outcome, achieved, expected) => {
  expect(statusOf([other, outcome], achieved)).toEqual(['passed', expected])
})

test('the finding is a warning that rules out no mode, and names daemon and workspace', () => {
  const [outcome] = provedOutcomes([unknown], proof('failed'), makeObserved())
  expect(outcome).toMatchObject({
    status: 'failed',
    finding: { severity: 'warning', rulesOut: [], message: expect.stringContaining('tcp://docker:2375') },
  })
})

test('clients are compared with the job daemon, not with the host daemon', () => {
  const observed = makeObserved({
    clients: [{ name: 'docker', path: '/usr/bin/docker', version: '28.0.4', pinnedApiVersion: '1.32' }],
  })
  const { daemon } = dindReport().achieved
  if (!daemon) throw new Error('the sample report has a daemon')
  const clients: Outcome = { status: 'passed', id: 'client-newer-than-engine', title: 'API versions' }
  const statuses = (achieved: Parameters<typeof provedOutcomes>[1]) =>
    provedOutcomes([clients], achieved, observed).map(({ status }) => status)
  expect(statuses({})).toEqual(['passed'])
  expect(statuses({ daemon: { ...daemon, apiVersion: '1.55', minApiVersion: '1.40' } })).toEqual(['failed'])
})

test('with a builder elsewhere, its nodes show whether an emulator is missing, and not this machine', () => {
  const missing = failed({ id: 'missing-emulator' })
  const proof = { name: 'kb0', platform: 'linux/arm64', status: 'emulated', detail: '' } as const
  const statusIn = (strategy: 'socket' | 'remote') =>
    provedOutcomes([missing], { nodeProofs: [proof] }, makeObserved(), { strategy, steps: [] })[0]?.status
  expect(statusIn('remote')).toBe('passed')
  expect(statusIn('socket')).toBe('failed')
})

test.each([
  [true, 'passed'],
  [false, 'failed'],
] as const)(
  'a builder selected before Berth: with `use: false` (%s) the check has %s',
  (keepsCurrent, expected) => {
    const replaced = failed({ id: 'builder-replaced' })
    const steps = [{ kind: 'create-buildx-folder', path: '/temp/buildx', keepsCurrent } as const]
    const outcomes = provedOutcomes([other, replaced], {}, makeObserved(), { strategy: 'socket', steps })
    expect(outcomes.map(({ status }) => status)).toEqual(['passed', expected])
  },
)
