import { describe, expect, test } from '@jest/globals'
import type { RawRequest } from '../../../src/guard/call.ts'
import { readCall } from '../../../src/guard/wire/read-call.ts'
import { writeTarget } from '../../../src/guard/wire/write-target.ts'
import { makeRequest } from './make-request.ts'

function callOf(changes: Partial<RawRequest>) {
  const result = readCall(makeRequest(changes))
  if ('violation' in result) throw new Error(JSON.stringify(result))
  return result.call
}

function refusal(changes: Partial<RawRequest>): string | null {
  const result = readCall(makeRequest(changes))
  return 'violation' in result ? `${result.violation.rule}: ${result.violation.place}` : null
}

describe('a path has one meaning', () => {
  test.each([
    ['/_ping', null, ['_ping'], '/_ping'],
    ['/v1.41/containers/json', '1.41', ['containers', 'json'], '/v1.41/containers/json'],
    ['/v1.41/%63ontainers/a/start', '1.41', ['containers', 'a', 'start'], '/v1.41/containers/a/start'],
    ['/%76%31.41/info', '1.41', ['info'], '/v1.41/info'],
    ['/v2/info', null, ['v2', 'info'], null],
    ['/images/sha256:ab/json', null, ['images', 'sha256:ab', 'json'], '/images/sha256:ab/json'],
    ['/images/a%2Fb:1/json', null, ['images', 'a', 'b:1', 'json'], '/images/a/b:1/json'],
    ['/v1.44/distribution/a%2fb@sha256:ab/json', '1.44', ['distribution', 'a', 'b@sha256:ab', 'json'], null],
    ['/networks/my%20network', null, ['networks', 'my network'], '/networks/my%20network'],
  ] as const)('%s', (target, version, path, written) => {
    if (target === '/v2/info') return expect(refusal({ target })).toBe('odd-path: path')
    const call = callOf({ target })
    expect([call.version, call.path]).toEqual([version, path])
    if (written !== null) expect(writeTarget(call)).toBe(written)
  })

  test.each([
    '/',
    '',
    '*',
    '//containers/json',
    '/containers//json',
    '/containers/json/',
    '/./containers/json',
    '/x/../containers/json',
    '/%2e%2e/containers/json',
    '/containers%2fcreate',
    '/containers/a%2Fb/start',
    '/images/a%2F%2E%2E/json',
    '/images%2fa/json',
    '/images/a%2F/json',
    '/images/a%252Fb/json',
    '/containers\\json',
    '/containers/%5cjson',
    '/containers/a%00/json',
    '/containers/a%0a/json',
    '/containers/%C3%A4/json',
    '/containers/ä/json',
    '/containers/%ff/json',
    '/containers/%/json',
    '/containers/%zz/json',
    '/containers/json#',
    '/containers/%23/json',
    '/containers/a%3Fb/json',
    '/containers/a%3Bb/json',
    '/containers/a\tb/json',
    '/v1.41.0/containers/json',
    '/v001.041/containers/json',
    '/v./containers/json',
    '/v1.41',
    '/v1.41/v1.40/../info',
    'http://docker/containers/json',
    'containers/json',
  ])('refused: %s', (target) => {
    expect(refusal({ target })).toBe('odd-path: path')
  })
})

describe('a query is read as Go reads it', () => {
  test.each([
    ['all=1&size=true', { all: ['1'], size: ['true'] }, 'all=1&size=true'],
    ['&all=1&&', { all: ['1'] }, 'all=1'],
    ['%6eame=a', { name: ['a'] }, 'name=a'],
    ['name=a+b%2B%26', { name: ['a b+&'] }, 'name=a%20b%2B%26'],
    ['Name=a&name=b', { Name: ['a'], name: ['b'] }, 'Name=a&name=b'],
    // dockerode writes the fields of a body into the query too.
    ['Cmd=a&Cmd=b', { Cmd: ['a', 'b'] }, 'Cmd=a&Cmd=b'],
    ['all', { all: [''] }, 'all='],
    ['a=b=c', { a: ['b=c'] }, 'a=b%3Dc'],
    ['filters={"label":["a\\\\"]}', { filters: ['{"label":["a\\\\"]}'] }, null],
    ['__proto__=1', { __proto__: undefined }, '__proto__=1'],
  ] as const)('%s', (query, values, written) => {
    const call = callOf({ target: `/containers/json?${query}` })
    if (query !== '__proto__=1') expect(Object.fromEntries(call.query)).toEqual(values)
    if (written !== null) expect(writeTarget(call)).toBe(`/containers/json?${written}`)
  })

  test.each([
    ['name=a&name=b', 'query name'],
    ['name=a&%6eame=a', 'query name'],
    ['t=a&t=b', 'query t'],
    ['a=1;b=2', 'query a'],
    ['a;b', 'query a;b'],
    ['a=%', 'query a'],
    ['%zz=a', 'query'],
    ['a=%ff', 'query a'],
    ['=a', 'query'],
    ['a=1&'.repeat(1001), 'query'],
  ])('refused: %s', (query, place) => {
    expect(refusal({ target: `/containers/json?${query}` })).toBe(`ambiguous-request: ${place}`)
  })

  test.each([
    ['/v1.41/build', 't'],
    ['/build', 'extrahosts'],
    ['/commit', 'changes'],
    ['/images/create', 'changes'],
    ['/images/get', 'names'],
    ['/images/a/b/get', 'platform'],
    ['/system/df', 'type'],
  ])('%s takes %s as a list', (path, name) => {
    const call = callOf({ target: `${path}?${name}=a&${name}=b` })
    expect(call.query.get(name)).toEqual(['a', 'b'])
    expect(writeTarget(call)).toBe(`${path}?${name}=a&${name}=b`)
    expect(refusal({ target: `${path}?q=a&q=b` })).toBe('ambiguous-request: query q')
  })
})

describe('headers', () => {
  test('those of the connection and unknown ones end here', () => {
    const call = callOf({
      method: 'POST',
      headers: [
        ['Host', 'localhost'],
        ['Connection', 'keep-alive'],
        ['Keep-Alive', 'timeout=5'],
        ['TE', 'trailers'],
        ['Trailer', 'X-Registry-Auth'],
        ['Expect', '100-continue'],
        ['X-Forwarded-For', '::1'],
        ['X-Registry-Auth', 'abc'],
        ['X-Docker-Expose-Session-Grpc-Method', 'a'],
        ['X-Docker-Expose-Session-Grpc-Method', 'b'],
        ['content-type', 'Application/JSON; charset=utf-8'],
        ['Content-Length', '2'],
      ],
    })
    expect(call.headers).toEqual([
      ['x-registry-auth', 'abc'],
      ['x-docker-expose-session-grpc-method', 'a'],
      ['x-docker-expose-session-grpc-method', 'b'],
    ])
    expect(call.mediaType).toBe('application/json')
  })

  test.each<readonly [Partial<RawRequest>, string]>([
    [{ method: 'CONNECT' }, 'unknown-request: method'],
    [{ method: 'OPTIONS' }, 'unknown-request: method'],
    [{ method: 'TRACE' }, 'unknown-request: method'],
    [{ method: 'PRI', target: '*', httpVersion: '2.0' }, 'unknown-request: method'],
    [{ method: 'post' }, 'unknown-request: method'],
    [{ httpVersion: '1.0' }, 'odd-framing: HTTP version'],
    [{ httpVersion: '2.0' }, 'odd-framing: HTTP version'],
    [{ headers: [['Transfer-Encoding', 'xchunked']] }, 'odd-framing: header Transfer-Encoding'],
    [{ headers: [['Transfer-Encoding', 'gzip, chunked']] }, 'odd-framing: header Transfer-Encoding'],
    [{ headers: [['Transfer-Encoding', 'identity']] }, 'odd-framing: header Transfer-Encoding'],
    [
      {
        method: 'POST',
        headers: [
          ['Transfer-Encoding', 'chunked'],
          ['transfer-encoding', 'chunked'],
        ],
      },
      'odd-framing: header Transfer-Encoding',
    ],
    [
      {
        method: 'POST',
        headers: [
          ['Content-Length', '4'],
          ['Transfer-Encoding', 'chunked'],
        ],
      },
      'odd-framing: header Content-Length',
    ],
    [
      {
        headers: [
          ['Content-Length', '4'],
          ['content-length', '5'],
        ],
      },
      'odd-framing: header Content-Length',
    ],
    [{ headers: [['Content-Length', '4, 4']] }, 'odd-framing: header Content-Length'],
    [{ headers: [['Content-Length', '-1']] }, 'odd-framing: header Content-Length'],
    [{ headers: [['Content-Length', '+1']] }, 'odd-framing: header Content-Length'],
    [{ headers: [['Content-Length', '']] }, 'odd-framing: header Content-Length'],
    [{ headers: [['Content-Length', '0x10']] }, 'odd-framing: header Content-Length'],
    [{ headers: [['Content-Length', '4']] }, 'odd-framing: body'],
    [{ headers: [['Transfer-Encoding', 'chunked']] }, 'odd-framing: body'],
    [{ method: 'HEAD', headers: [['Content-Length', '1']] }, 'odd-framing: body'],
    [{ headers: [['Expect', '200-ok']] }, 'odd-framing: header Expect'],
    [
      {
        headers: [
          ['Host', 'a'],
          ['Host', 'b'],
        ],
      },
      'odd-framing: header Host',
    ],
    [{ headers: [['A B', 'a']] }, 'odd-framing: header A B'],
    [{ headers: [['Content-Length ', '1']] }, 'odd-framing: header Content-Length '],
    [{ headers: [['Accept', 'a\u0000b']] }, 'odd-framing: header Accept'],
    [{ headers: [['Accept', 'a\r\nb']] }, 'odd-framing: header Accept'],
    [
      {
        headers: [
          ['Content-Type', 'application/json'],
          ['content-type', 'text/plain'],
        ],
      },
      'ambiguous-request: header Content-Type',
    ],
    [{ headers: [['Content-Type', 'json']] }, 'ambiguous-request: header Content-Type'],
    [{ headers: [['Content-Type', '']] }, 'ambiguous-request: header Content-Type'],
    [
      {
        headers: [
          ['X-Registry-Auth', 'a'],
          ['x-registry-auth', 'b'],
        ],
      },
      'ambiguous-request: header x-registry-auth',
    ],
    [{ headers: [['Content-Type', 'application/x-www-form-urlencoded']] }, 'form-body: header Content-Type'],
    [
      { headers: [['Content-Type', 'Application/X-WWW-Form-Urlencoded ;a=b']] },
      'form-body: header Content-Type',
    ],
    [{ headers: [['Content-Type', 'multipart/form-data; boundary=a']] }, 'form-body: header Content-Type'],
  ])('refused: %j', (changes, reason) => {
    expect(refusal(changes)).toBe(reason)
  })
})

describe('a change of the protocol', () => {
  const upgrade = (to: string): RawRequest['headers'] => [
    ['Connection', 'Upgrade'],
    ['Upgrade', to],
  ]

  test.each([
    ['/v1.41/containers/a/attach?stream=1', 'tcp'],
    ['/exec/a/start', 'tcp'],
    ['/session', 'h2c'],
    ['/v1.41/grpc', 'h2c'],
  ])('%s changes to %s', (target, to) => {
    expect(callOf({ method: 'POST', target, headers: upgrade(to.toUpperCase()) }).upgrade).toBe(to)
    expect(callOf({ method: 'POST', target }).upgrade).toBeNull()
  })

  test.each<readonly [string, string, RawRequest['headers']]>([
    ['POST', '/containers/create', upgrade('tcp')],
    ['GET', '/_ping', upgrade('h2c')],
    ['GET', '/containers/a/attach/ws', upgrade('websocket')],
    ['GET', '/containers/a/attach', upgrade('tcp')],
    ['POST', '/containers/a/attach', upgrade('h2c')],
    ['POST', '/containers/a/attach', upgrade('tcp, h2c')],
    ['POST', '/containers/a/attach', [...upgrade('tcp'), ['upgrade', 'tcp']]],
    ['POST', '/containers/a/attach', [['Upgrade', 'tcp']]],
    ['POST', '/containers/a/attach', [['Connection', 'close, upgrade']]],
    ['POST', '/session', upgrade('tcp')],
    ['POST', '/containers/a/b/attach', upgrade('tcp')],
    ['POST', '/containers/create', [['Upgrade', 'tcp']]],
    ['POST', '/containers/create', [['Upgrade', '']]],
  ])('refused: %s %s %j', (method, target, headers) => {
    expect(refusal({ method, target, headers })).toBe('upgrade: header Upgrade')
  })
})
