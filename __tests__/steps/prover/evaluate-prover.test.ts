import { describe, expect, test } from '@jest/globals'
import type { ProveContainer } from '../../../src/plan/plan.ts'
import { evaluateProver } from '../../../src/steps/prover/evaluate-prover.ts'
import type { ProverReport } from '../../../src/steps/prover/prover-report.ts'
import type { ProverResult } from '../../../src/steps/prover/read-prover.ts'

const step: ProveContainer = {
  kind: 'prove-container',
  host: 'unix:///var/run/docker.sock',
  name: 'berth-1-1-a1b2c3d4-proof',
  image: 'berth-1-1-a1b2c3d4-proof:latest',
  labels: { 'berth.run': '1', 'berth.token': 'a1b2c3d4' },
  architecture: 'x86_64',
  network: 'default',
  workspace: { source: '/srv/work', destination: '/__w' },
  mustSeeWorkspace: true,
  mustPass: true,
  user: '1001:118',
  ports: { hosts: ['127.0.0.1'], certain: true },
}
const good: ProverReport = { read: { errno: 0, text: 'abc' }, write: 0, server: '10.0.0.2', answer: 3 }

type Given = {
  readonly step?: Partial<ProveContainer>
  readonly report?: ProverReport
  readonly result?: Partial<ProverResult>
  readonly answer?: string | null
  readonly unwritten?: string | null
  readonly unmounted?: string | null
  readonly ports?: { readonly hosts: readonly string[]; readonly isAtLocalhost: boolean }
}

function evaluate({
  step: differences,
  report,
  result,
  answer = 'abc\n',
  unwritten = null,
  unmounted = null,
  ports = { hosts: ['127.0.0.1'], isAtLocalhost: false },
}: Given = {}) {
  return evaluateProver(
    { ...step, ...differences },
    {
      result: { report: { ...good, ...report }, host: '127.0.0.1', serverAnswersJob: true, ...result },
      ...{ ...ports, port: 32768, nonce: 'abc', answer, unwritten, unmounted },
    },
  )
}

/** The status and the detail of a part. */
function partOf({ parts }: ReturnType<typeof evaluate>, name: string): string {
  const found = parts.find(({ part }) => part === name)
  return `${found?.status}: ${found?.detail}`
}

test('all parts pass if everything works', () => {
  const proof = evaluate()
  expect(proof).toMatchObject({ workspace: '/srv/work', portsHost: '127.0.0.1' })
  expect(proof.parts.map(({ part, status }) => [part, status])).toEqual(
    ['container', 'name-server', 'published-port', 'workspace', 'workspace-write'].map((part) => [
      part,
      'passed',
    ]),
  )
})

describe('the DNS server', () => {
  const silent = (result: Partial<ProverResult>): Given => ({
    report: { answer: null },
    result: { ...result, report: { ...good, answer: null } },
  })

  test('is an error with its address, the effect and a remedy, if it answers only the job', () => {
    expect(() => evaluate(silent({ serverAnswersJob: true }))).toThrow(
      expect.objectContaining({
        code: 'proof-failed',
        message: expect.stringContaining('DNS server 10.0.0.2 answers the job, but not a container'),
        remedy: expect.stringContaining('iptables --list FORWARD'),
      }),
    )
  })

  test('is not checked if it answers neither a container nor the job', () => {
    expect(partOf(evaluate(silent({ serverAnswersJob: false })), 'name-server')).toBe(
      'not-checked: DNS server 10.0.0.2 answers neither a container nor the job',
    )
  })

  test('is not checked if the daemon is remote', () => {
    const given = { ...silent({ serverAnswersJob: true }), step: { host: 'tcp://docker:2375' } }
    expect(partOf(evaluate(given), 'name-server')).toMatch(/^not-checked: /)
  })

  test('is not checked if the container has none', () => {
    const report = { ...good, server: null, answer: null }
    expect(partOf(evaluate({ result: { report } }), 'name-server')).toMatch(/^not-checked: .*resolv\.conf/)
  })
})

describe('a test that need not pass', () => {
  const denied = { ...good, read: { errno: 13, text: '' } }
  test.each<[string, Given, string, string]>([
    [
      'a DNS server that answers only the job',
      { result: { report: { ...good, answer: null } } },
      'name-server',
      'iptables --list FORWARD',
    ],
    ['a published port', { result: { host: null } }, 'published-port', 'iptables-save'],
    ['a workspace without permission', { result: { report: denied } }, 'workspace', '/app:z'],
  ])('%s is reported with its remedy, and the other parts are checked', (_, given, name, remedy) => {
    const { parts } = evaluate({ ...given, step: { mustPass: false } })
    const failed = parts.filter(({ status }) => status === 'failed')
    expect(failed).toEqual([
      { part: name, status: 'failed', detail: expect.stringMatching(/[^.]$/), remedy: expect.anything() },
    ])
    expect(failed[0]?.remedy).toContain(remedy)
    expect(parts.length).toBeGreaterThanOrEqual(4)
  })
})

describe('a published port', () => {
  test('is an error if it must be reachable and is not', () => {
    expect(() => evaluate({ result: { host: null } })).toThrow(/tried at 127\.0\.0\.1 \(port 32768\)/)
  })

  test('is reported if it is not reachable and need not be', () => {
    const proof = evaluate({
      result: { host: null },
      step: { ports: { hosts: ['127.0.0.1'], certain: false } },
    })
    expect(proof.portsHost).toBeNull()
    expect(partOf(proof, 'published-port')).toBe(
      'failed: the job cannot reach published ports of containers, tried at 127.0.0.1',
    )
  })
})

describe('a port that is forwarded to localhost', () => {
  const evidence = (host: string | null) => ({
    result: { host },
    ports: { hosts: ['127.0.0.1', '172.17.0.3'], isAtLocalhost: true },
  })

  test('passes there', () => {
    const proof = evaluate(evidence('127.0.0.1'))
    expect(partOf(proof, 'published-port')).toBe('passed: the job reached a published port at 127.0.0.1')
  })

  test('is reported if it is only at the address of the job daemon', () => {
    const proof = evaluate(evidence('172.17.0.3'))
    expect(proof.portsHost).toBe('172.17.0.3')
    expect(proof.parts.find(({ part }) => part === 'published-port')).toMatchSnapshot()
  })

  test('is an error if it is nowhere', () => {
    expect(() => evaluate(evidence(null))).toThrow(/tried at 127\.0\.0\.1, 172\.17\.0\.3/)
  })
})

describe('the workspace', () => {
  test.each([
    ['is another directory', { errno: 0, text: 'xyz' }, /the container read "xyz"/],
    ['has no such file', { errno: 2, text: '' }, /the file does not exist there \(ENOENT\)/],
    ['cannot be read', { errno: 13, text: '' }, /runs as 1001:118 cannot read the workspace \/srv\/work/],
  ])('that %s is an error if it is required', (_, read, message) => {
    expect(() => evaluate({ report: { ...good, read }, result: { report: { ...good, read } } })).toThrow(
      message,
    )
  })

  test.each([
    [
      'a container cannot write to',
      { write: 30, answer: null },
      'failed: the container could not write there (EROFS)',
    ],
    [
      'a container writes elsewhere',
      { write: 0, answer: null },
      'failed: the job does not see the file that the container wrote',
    ],
    [
      'a container writes something else',
      { write: 0, answer: 'xyz' },
      'failed: the job does not see the file that the container wrote',
    ],
  ])('that %s is reported without an error', (_, { write, answer }, reported) => {
    const proof = evaluate({ result: { report: { ...good, write } }, answer })
    expect(proof.workspace).toBe('/srv/work')
    expect(partOf(proof, 'workspace-write')).toBe(reported)
  })

  test.each([
    ['is another directory', { errno: 0, text: 'xyz' }, null, 'the container read "xyz"'],
    ['has no such file', { errno: 2, text: '' }, null, 'the file does not exist there (ENOENT)'],
    ['does not exist', undefined, 'that path does not exist there', 'that path does not exist there'],
  ])('that %s is reported without an error if it is not required', (_, read, unmounted, reported) => {
    const { read: __, ...rest } = good
    const report = read === undefined ? rest : { ...good, read }
    const proof = evaluate({ step: { mustSeeWorkspace: false }, result: { report }, unmounted })
    expect(proof.workspace).toBeNull()
    expect(partOf(proof, 'workspace')).toBe(
      `failed: a container mounted /srv/work of the daemon's machine, but ${reported}`,
    )
  })

  test('that the job cannot write to is reported without an error', () => {
    const { read: _, write: __, ...report } = good
    const proof = evaluate({ result: { report }, unwritten: 'the job cannot write to its workspace (EROFS)' })
    expect(proof.workspace).toBeNull()
    expect(partOf(proof, 'workspace')).toBe('not-checked: the job cannot write to its workspace (EROFS)')
  })
})
