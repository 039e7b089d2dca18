import { describe, expect, test } from '@jest/globals'
import {
  causeOf,
  httpStatusOf,
  isPassing,
  rateLimitResetOf,
  retryAfterOf,
} from '../../../src/steps/buildx/failures.ts'

const withCode = (code: string, message = code) => Object.assign(new Error(message), { code })
/** An error of octokit. */
const answered = (status: number, headers: Readonly<Record<string, string>> = {}) =>
  Object.assign(new Error('no'), { status, response: { headers } })
/** An error of @actions/tool-cache. */
const refused = (httpStatusCode: number) =>
  Object.assign(new Error('Unexpected HTTP response'), { httpStatusCode })
/** An error of octokit whose connection failed. */
const unconnected = (cause: Error) => Object.assign(new Error('fetch failed', { cause }), { status: 500 })
const limited = answered(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1798841580' })

describe.each([
  ['a status 404', answered(404), 404, false],
  ['a status 503', answered(503), 503, true],
  ['a refused download', refused(403), 403, false],
  ['a busy download server', refused(429), 429, true],
  ['a refusal for some seconds', answered(403, { 'retry-after': '3' }), 403, true],
  ['a rate limit', limited, 403, false],
  [
    'a rate limit with the status 429',
    Object.assign(new Error('no'), { ...limited, status: 429 }),
    429,
    false,
  ],
  ['a connection that is reset', withCode('ECONNRESET'), undefined, true],
  ['a connection of octokit that is reset', unconnected(withCode('ECONNRESET')), undefined, true],
  ['a name that does not exist', withCode('ENOTFOUND'), undefined, false],
  ['a certificate that is not trusted', withCode('SELF_SIGNED_CERT_IN_CHAIN'), undefined, false],
  ['a timeout', new Error('Request timeout: /docker'), undefined, true],
])('%s', (_, error, status, passing) => {
  test(`has the status ${status}`, () => expect(httpStatusOf(error)).toBe(status))
  test(passing ? 'can pass' : 'does not pass', () => expect(isPassing(error)).toBe(passing))
})

test('the end of a rate limit is known', () => {
  expect(rateLimitResetOf(limited)).toEqual(new Date('2027-01-01T22:13:00Z'))
  expect(rateLimitResetOf(answered(403))).toBeUndefined()
  expect(
    rateLimitResetOf(answered(403, { 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': '1' })),
  ).toBeUndefined()
})

test('the delay that GitHub asks for is in milliseconds', () => {
  expect(retryAfterOf(answered(429, { 'retry-after': '7' }))).toBe(7_000)
  expect(retryAfterOf(answered(429))).toBeUndefined()
})

test.each([
  [
    unconnected(withCode('ENOTFOUND', 'getaddrinfo ENOTFOUND github.com')),
    'getaddrinfo ENOTFOUND github.com',
  ],
  [unconnected(withCode('ECONNREFUSED', '')), 'ECONNREFUSED'],
  [new Error(`first\nsecond`), 'first'],
  [new Error('x'.repeat(300)), 'x'.repeat(200)],
])('%#: the cause is that of the innermost error, in one short line', (error, cause) => {
  expect(causeOf(error)).toBe(cause)
})
