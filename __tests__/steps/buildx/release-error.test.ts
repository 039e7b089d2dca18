import { expect, test } from '@jest/globals'
import { ExpectedError } from '../../../src/expected-error.ts'
import { unwritable } from '../../../src/platform/unwritable.ts'
import { isOnGitHub, releaseError } from '../../../src/steps/buildx/release-error.ts'

const onGitHub = { GITHUB_SERVER_URL: 'https://github.com' }
const onEnterprise = { GITHUB_SERVER_URL: 'https://github.corp.example' }
const release = { repository: 'docker/buildx', version: '0.99.1' } as const
const answered = (status: number) => Object.assign(new Error('no'), { httpStatusCode: status })

test.each([
  ['never released', answered(404), release, onGitHub, 'invalid-input', /buildx\/releases has no v0\.99\.1/],
  [
    'refused',
    answered(403),
    release,
    onGitHub,
    'buildx-unavailable',
    /v0\.99\.1 could not be downloaded: github\.com refuses it \(status 403\)\.$/,
  ],
  [
    'too many requests',
    answered(429),
    { ...release, version: null },
    onGitHub,
    'buildx-unavailable',
    /newest release .* rate limit of github\.com is reached \(status 429\).*per repository/,
  ],
  [
    'too many requests without a token',
    answered(429),
    { ...release, version: null },
    onEnterprise,
    'buildx-unavailable',
    /whose token is not sent to `github\.com`.*per address/,
  ],
  [
    'unreachable',
    new Error('getaddrinfo ENOTFOUND github.com'),
    release,
    onGitHub,
    'buildx-unavailable',
    /cannot be reached \(getaddrinfo ENOTFOUND github\.com\)\.$/,
  ],
  [
    'unreachable from another server',
    new Error('connect ETIMEDOUT'),
    release,
    onEnterprise,
    'buildx-unavailable',
    /are on `github\.com`, and this runner belongs to https:\/\/github\.corp\.example\.$/,
  ],
])('%s', (_, error, what, environment, code, message) => {
  const { code: found, message: text } = releaseError(error, what, 'github.com', environment) as ExpectedError
  expect([found, text]).toEqual([code, expect.stringMatching(message)])
})

test.each([
  ['unable to verify the first certificate', 'NODE_EXTRA_CA_CERTS'],
  ['tunneling socket could not be established, statusCode=403', 'HTTPS_PROXY and NO_PROXY'],
  ['connect ETIMEDOUT', 'curl --location https://github.com'],
])('the remedy for "%s" names %s', (message, words) => {
  expect(releaseError(new Error(message), release, 'github.com', onGitHub)).toMatchObject({
    remedy: expect.stringContaining(words),
  })
})

test.each([
  new ExpectedError('buildx-unavailable', 'a', 'b'),
  unwritable('/tmp/docker-buildx', new Error('ENOSPC: no space left on device')),
])('an error that is explained already stays as it is: %s', (error) => {
  expect(releaseError(error, release, 'github.com', onGitHub)).toBe(error)
})

test.each([
  ['https://github.com', true],
  ['https://github.corp.example', false],
  ['https://acme.ghe.com', false],
  ['https://github.com.evil.example', false],
  [undefined, false],
])('the token of a runner of %s may be sent to github.com: %s', (server, may) => {
  expect(isOnGitHub({ GITHUB_SERVER_URL: server })).toBe(may)
})
