import fc from 'fast-check'
import type { RawRequest } from '../../src/guard/call.ts'

const segment = fc.constantFrom(
  ...['containers', 'containers', 'images', 'create', 'json', 'a', 'a:1', 'v1.41', 'start', 'attach', 'grpc'],
  ...[
    '%63ontainers',
    'a%2Fb',
    '..',
    '.',
    '%2e%2e',
    '',
    'a%20b',
    'a%25b',
    'a\\b',
    'a%5cb',
    '%00',
    '%',
    'ä',
    'a;b',
    '#',
  ],
)
const path = fc.oneof(
  fc.constantFrom('/_ping', '/v1.41/containers/json', '/containers/create', '/images/a/b/json', '/session'),
  fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => `/${segments.join('/')}`),
)
const text = fc.constantFrom(
  'name',
  'Name',
  '%6eame',
  'a',
  'a+b',
  'a%20b',
  '%26',
  '%',
  'a;b',
  '',
  'ä',
  '%ff',
  '{"a":["b"]}',
)
const parameter = fc
  .tuple(text, fc.constantFrom('=', '=', '=', '', '=='), text)
  .map((parts) => parts.join(''))
const query = fc.oneof(
  fc.constant(''),
  fc.array(parameter, { maxLength: 3 }).map((parameters) => `?${parameters.join('&')}`),
)

const header = fc.constantFrom<readonly [string, string]>(
  ['Content-Type', 'application/json'],
  ['content-type', 'Application/JSON; charset=utf-8'],
  ['Content-Type', 'application/x-www-form-urlencoded'],
  ['Content-Type', 'application/x-www-form-urlencoded; a'],
  ['Content-Type', 'multipart/form-data; boundary=a'],
  ['Upgrade', 'tcp'],
  ['Upgrade', 'h2c'],
  ['Connection', 'Upgrade'],
  ['Connection', 'keep-alive, X-Registry-Auth'],
  ['X-Registry-Auth', 'e30='],
  ['Transfer-Encoding', 'chunked'],
  ['Transfer-Encoding', 'identity'],
  ['Expect', '100-continue'],
)

/** The body, and the length that the request says. */
const body = fc.constantFrom('', '{}', 'name=b', '{"Image":"a"}')

/** Requests whose head has odd parts, as the pieces and as the bytes of a connection. */
export const oddRequests: fc.Arbitrary<{ readonly raw: RawRequest; readonly bytes: Uint8Array }> = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'),
    path,
    query,
    headers: fc.array(header, { maxLength: 3 }),
    body,
    says: fc.constantFrom(0, 0, 0, 0, 1, 5),
  })
  .map(({ method, path, query, headers, body, says }) => {
    const length = body.length + says
    const all = [['Host', 'docker'] as const, ...headers]
    if (!headers.some(([name]) => name === 'Transfer-Encoding')) all.push(['Content-Length', String(length)])
    const raw = { method, target: path + query, httpVersion: '1.1', headers: all }
    const head = [`${method} ${raw.target} HTTP/1.1`, ...all.map(([name, value]) => `${name}: ${value}`)]
    const isChunked = !all.some(([name]) => name === 'Content-Length')
    const end = isChunked
      ? `${body.length.toString(16)}\r\n${body}\r\n${body === '' ? '' : '0\r\n\r\n'}`
      : body
    return { raw, bytes: Buffer.from(`${head.join('\r\n')}\r\n\r\n${end}`) }
  })
