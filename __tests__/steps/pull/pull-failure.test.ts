import { expect, test } from '@jest/globals'
import { messageOf, pullFailureOf, retryAfter } from '../../../src/steps/pull/pull-failure.ts'

/** Error messages of engines and registries. */
test.each([
  // Docker 20.10 and 28.5.
  ['Head "http://127.0.0.1:5000/v2/team/app/manifests/1": no basic auth credentials', 'denied'],
  ['unauthorized: authentication required', 'denied'],
  ['manifest for 127.0.0.1:5000/team/none:1 not found: manifest unknown: manifest unknown', 'missing'],
  [
    "pull access denied for team/app, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    'denied',
  ],
  ['Get "http://127.0.0.1:1/v2/": dial tcp 127.0.0.1:1: connect: connection refused', 'busy'],
  ['received unexpected HTTP status: 503 Service Unavailable', 'busy'],
  // Docker 29 with the containerd image store.
  [
    'failed to resolve reference "127.0.0.1:5000/team/app:1": pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials',
    'denied',
  ],
  [
    'unknown: failed to resolve reference "127.0.0.1:5000/team/app:1": unexpected status from HEAD request to http://127.0.0.1:5000/v2/team/app/manifests/1: 401 Unauthorized',
    'denied',
  ],
  [
    'failed to resolve reference "127.0.0.1:5000/team/none:1": 127.0.0.1:5000/team/none:1: not found',
    'missing',
  ],
  [
    'no matching manifest for linux/arm64/v8 in the manifest list entries: no match for platform in manifest: not found',
    'platform',
  ],
  // Registries.
  [
    'toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit',
    'pull-limit',
  ],
  ['toomanyrequests: retry-after: 985.86µs, allowed: 44000/minute', 'busy'],
  ['unexpected status code: 429 Too Many Requests', 'busy'],
  ['write /var/lib/docker/tmp/GetImageBlob1: permission denied', 'busy'],
])('%s', (message, failure) => {
  expect(pullFailureOf(new Error(message))).toBe(failure)
})

test('a 404 with an unknown message is a missing image', () => {
  expect(pullFailureOf(Object.assign(new Error('no such image'), { statusCode: 404 }))).toBe('missing')
})

test("the message is the engine's, without dockerode's prefix", () => {
  const error = Object.assign(new Error('(HTTP code 500) server error - refused '), {
    json: { message: 'refused' },
  })
  expect(messageOf(error)).toBe('refused')
  expect(messageOf(new Error('cut off\n'))).toBe('cut off')
})

test.each([
  ['toomanyrequests: retry-after: 985.86µs, allowed: 44000/minute', 0.98586],
  ['toomanyrequests: retry-after: 1.5s, allowed: 44000/minute', 1500],
  ['toomanyrequests: retry-after: 250ms', 250],
  ['toomanyrequests: retry-after: 2m', 120_000],
  ['toomanyrequests: slow down', undefined],
  ['retry-after: never', undefined],
])('the delay that the registry asks for is parsed: %s', (message, milliseconds) => {
  const found = retryAfter(new Error(message))
  if (milliseconds === undefined) expect(found).toBeUndefined()
  else expect(found).toBeCloseTo(milliseconds)
})
