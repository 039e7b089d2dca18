import { expect, test } from '@jest/globals'
import { guardContradictions } from '../../src/action/guard-contradictions.ts'
import type { Request } from '../../src/plan/request.ts'
import { makeRequest } from '../plan/make-situation.ts'

const messagesOf = (request: Partial<Request>) =>
  guardContradictions(makeRequest(request)).flatMap(([holds, message]) => (holds ? [message] : []))

test.each<[Partial<Request>, string]>([
  [{ allow: ['unknown-request'] }, '`allow` opens rules of the guard, but `guard` is off.'],
  [
    { guard: 'audit', companion: false },
    '`guard: audit` runs in the companion, but `companion: off` starts none.',
  ],
  [{ guard: 'audit', mode: 'remote', driver: 'remote' }, 'stands before a daemon, but `mode: remote`'],
  [{ guard: 'enforce', driver: 'kubernetes' }, 'stands before a daemon, but `driver: kubernetes`'],
  [
    { guard: 'enforce', buildkitdFlags: '--allow-insecure-entitlement security.insecure' },
    '`security.insecure` gives each build the same privileges',
  ],
  [
    { guard: 'enforce', buildkitdConfiguration: 'insecure-entitlements = ["security.insecure"]' },
    '`security.insecure` gives each build the same privileges',
  ],
])('%j is refused', (request, message) => {
  expect(messagesOf(request)).toEqual([expect.stringContaining(message)])
})

test.each<Partial<Request>>([
  {},
  { guard: 'enforce', allow: ['unknown-request'], mode: 'dind' },
  { guard: 'audit', buildkitdFlags: '--allow-insecure-entitlement security.insecure' },
])('%j is not', (request) => {
  expect(messagesOf(request)).toEqual([])
})
