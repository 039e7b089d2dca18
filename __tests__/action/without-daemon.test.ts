import { expect, test } from '@jest/globals'
import { withoutDaemon } from '../../src/action/without-daemon.ts'
import { ExpectedError } from '../../src/expected-error.ts'

const cause = new Error('403')
const error = new ExpectedError(
  'builder-not-ready',
  'The account ci:default lacks permissions: apps/deployments (create).',
  'Give it a Role: kubectl apply --filename role.yaml.',
  { cause, details: 'kind: Role' },
)

test('an error of a builder that no input names says why it was tried, and the other ways out', () => {
  const reported = withoutDaemon(error, { strategy: 'remote' }, { driver: null })
  expect(reported.message).toBe(
    `This pod has no Docker daemon, and BuildKit cannot be set up on Kubernetes. ${error.message}`,
  )
  expect(reported.remedy).toMatch(
    /^Fix the cause, set `driver: remote` .* a runner with Docker\. Give it a Role/,
  )
  expect(reported).toMatchObject({ code: 'builder-not-ready', details: 'kind: Role', cause })
})

test.each([
  ['of a named driver', { strategy: 'remote' }, { driver: 'kubernetes' }],
  ['in another mode', { strategy: 'socket' }, { driver: null }],
  ['without a plan', null, { driver: null }],
] as const)('an error %s is unchanged', (_, plan, request) => {
  expect(withoutDaemon(error, plan, request)).toBe(error)
})
