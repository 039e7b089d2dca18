import { describe, expect, test } from '@jest/globals'
import type { ProveContainer } from '../../../src/plan/plan.ts'
import type { Heard } from '../../../src/steps/prover/hear-prover.ts'
import { judgeProver } from '../../../src/steps/prover/judge-prover.ts'
import type { ProverReport } from '../../../src/steps/prover/prover-report.ts'

const step: ProveContainer = {
  kind: 'prove-container',
  host: 'unix:///var/run/docker.sock',
  name: 'berth-1-1-a1b2c3d4-proof',
  image: 'berth-1-1-a1b2c3d4-proof:latest',
  labels: { 'berth.run': '1', 'berth.token': 'a1b2c3d4' },
  architecture: 'x86_64',
  workspace: { source: '/srv/work', destination: '/__w' },
  mustSeeWorkspace: true,
  user: '1001:118',
  ports: { hosts: ['127.0.0.1'], certain: true },
}
const good: ProverReport = { read: { errno: 0, text: 'abc' }, write: 0, server: '10.0.0.2', answer: 3 }

type Given = {
  readonly step?: Partial<ProveContainer>
  readonly report?: ProverReport
  readonly heard?: Partial<Heard>
  readonly answer?: string | null
  readonly unwritten?: string | null
  readonly unmounted?: string | null
}

function judge({
  step: differences,
  report,
  heard,
  answer = 'abc\n',
  unwritten = null,
  unmounted = null,
}: Given = {}) {
  return judgeProver(
    { ...step, ...differences },
    {
      heard: { report: { ...good, ...report }, host: '127.0.0.1', serverAnswersJob: true, ...heard },
      ...{ hosts: ['127.0.0.1'], port: 32768, nonce: 'abc', answer, unwritten, unmounted },
    },
  )
}

/** The status and the detail of one part. */
function partOf({ parts }: ReturnType<typeof judge>, name: string): string {
  const found = parts.find(({ part }) => part === name)
  return `${found?.status}: ${found?.detail}`
}

test('all is well', () => {
  const judged = judge()
  expect(judged).toMatchObject({ workspace: '/srv/work', portsHost: '127.0.0.1' })
  expect(judged.parts.map(({ part, status }) => [part, status])).toEqual(
    ['container', 'name-server', 'published-port', 'workspace', 'workspace-write'].map((part) => [
      part,
      'passed',
    ]),
  )
})

describe('the name server', () => {
  const silent = (heard: Partial<Heard>): Given => ({
    report: { answer: null },
    heard: { ...heard, report: { ...good, answer: null } },
  })

  test('that answers the job alone is an error with the address, what it means and what to do', () => {
    expect(() => judge(silent({ serverAnswersJob: true }))).toThrow(
      expect.objectContaining({
        code: 'proof-failed',
        message: expect.stringContaining(
          'gets no answer from its DNS server 10.0.0.2, which answers this job',
        ),
        remedy: expect.stringContaining('iptables --list FORWARD'),
      }),
    )
  })

  test('that is silent for both is not checked', () => {
    expect(partOf(judge(silent({ serverAnswersJob: false })), 'name-server')).toBe(
      'not-checked: 10.0.0.2 answers neither a container nor the job',
    )
  })

  test('of an engine elsewhere says nothing by answering the job', () => {
    const given = { ...silent({ serverAnswersJob: true }), step: { host: 'tcp://docker:2375' } }
    expect(partOf(judge(given), 'name-server')).toMatch(/^not-checked: /)
  })

  test('is not checked if a container has none', () => {
    const report = { ...good, server: null, answer: null }
    expect(partOf(judge({ heard: { report } }), 'name-server')).toMatch(/^not-checked: .*resolv\.conf/)
  })
})

describe('a published port', () => {
  test('that is not where it must be is an error', () => {
    expect(() => judge({ heard: { host: null } })).toThrow(/does not reach it at 127\.0\.0\.1 \(port 32768\)/)
  })

  test('that may be out of reach is reported', () => {
    const judged = judge({ heard: { host: null }, step: { ports: { hosts: ['127.0.0.1'], certain: false } } })
    expect(judged.portsHost).toBeNull()
    expect(partOf(judged, 'published-port')).toBe(
      'failed: the job does not reach ports that containers publish, tried at 127.0.0.1',
    )
  })
})

describe('the workspace', () => {
  test.each([
    ['is another one', { errno: 0, text: 'xyz' }, /it read "xyz"/],
    ['has no such file', { errno: 2, text: '' }, /the file is not there \(ENOENT\)/],
    ['may not be read', { errno: 13, text: '' }, /runs as 1001:118 may not read \/srv\/work/],
  ])('that %s is an error', (_, read, message) => {
    expect(() => judge({ report: { ...good, read }, heard: { report: { ...good, read } } })).toThrow(message)
  })

  test.each([
    ['a container cannot write to', { write: 30, answer: null }, 'failed: it could not write there (EROFS)'],
    [
      'a container writes elsewhere',
      { write: 0, answer: null },
      'failed: the job does not see what it wrote',
    ],
    [
      'a container writes something else',
      { write: 0, answer: 'xyz' },
      'failed: the job does not see what it wrote',
    ],
  ])('that %s is reported, and is no error', (_, { write, answer }, told) => {
    const judged = judge({ heard: { report: { ...good, write } }, answer })
    expect(judged.workspace).toBe('/srv/work')
    expect(partOf(judged, 'workspace-write')).toBe(told)
  })

  test.each([
    ['is another one', { errno: 0, text: 'xyz' }, null, 'it read "xyz"'],
    ['has no such file', { errno: 2, text: '' }, null, 'the file is not there (ENOENT)'],
    ['is not there', undefined, 'that path does not exist there', 'that path does not exist there'],
  ])('that %s is reported if builds are what the engine is for', (_, read, unmounted, told) => {
    const { read: __, ...rest } = good
    const report = read === undefined ? rest : { ...good, read }
    const judged = judge({ step: { mustSeeWorkspace: false }, heard: { report }, unmounted })
    expect(judged.workspace).toBeNull()
    expect(partOf(judged, 'workspace')).toBe(
      `failed: a container was to mount /srv/work of the engine's machine, but ${told}`,
    )
  })

  test('that the job itself cannot write to is reported, and is no error', () => {
    const { read: _, write: __, ...report } = good
    const judged = judge({ heard: { report }, unwritten: 'the job itself cannot write there (EROFS)' })
    expect(judged.workspace).toBeNull()
    expect(partOf(judged, 'workspace')).toBe('not-checked: the job itself cannot write there (EROFS)')
  })
})
