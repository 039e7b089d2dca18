import { beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type GuardedEngine, guardedEngine } from '../guard-attacks/guarded-engine.ts'
import { writeAndEnd } from '../guard-attacks/raw-client.ts'
import { isShort } from '../long-form.ts'

const runs = { numRuns: isShort ? 400 : 10_000, seed: 34_040 }

let guarded: GuardedEngine

beforeAll(async () => {
  guarded = await guardedEngine()
})

/** No request for this path is ever allowed, so the engine must not see it, in whatever it is hidden. */
const hidden = 'POST /swarm/init HTTP/1.1\r\nHost: docker\r\nContent-Length: 2\r\n\r\n{}'

const line = fc.constantFrom(
  ...[
    'GET /_ping',
    'POST /_ping',
    'HEAD /_ping',
    'GET /info',
    'POST /containers/none/start',
    'POST /session',
  ],
  ...[
    'POST /containers/none/attach',
    'POST /exec/00/start',
    'PUT /containers/none/archive?path=/',
    'POST /grpc',
  ],
  ...[
    'POST /images/load',
    'DELETE /containers/none',
    'OPTIONS /_ping',
    'POST /build',
    'CONNECT docker:80',
    'PRI *',
  ],
)
const version = fc.constantFrom(
  'HTTP/1.1',
  'HTTP/1.1',
  'HTTP/1.1',
  'HTTP/1.1',
  'HTTP/1.0',
  'HTTP/2.0',
  'http/1.1',
  '',
)
const lengths = [0, 1, 2, 5, hidden.length - 1, hidden.length, hidden.length + 1]
const header = fc.constantFrom(
  ...lengths.map((length) => `Content-Length: ${length}`),
  ...[
    'Transfer-Encoding: chunked',
    'Transfer-Encoding: chunked',
    'transfer-encoding: Chunked',
    'Transfer-Encoding: identity',
  ],
  ...[
    'Transfer-Encoding: xchunked',
    'Transfer-Encoding : chunked',
    'Transfer-Encoding:\tchunked',
    'Transfer-Encoding: chunked, chunked',
  ],
  ...[
    'Connection: Upgrade',
    'Upgrade: tcp',
    'Upgrade: h2c',
    'Connection: keep-alive',
    'Connection: close',
    'Connection: Content-Length',
  ],
  ...[
    'Expect: 100-continue',
    'Content-Type: application/json',
    'Content-Type: application/x-tar',
    'X: a\r\n b',
    'X:a\n',
    'X\0: a',
  ],
)
const size = hidden.length.toString(16)
const body = fc.constantFrom(
  ...[
    '',
    '',
    '{}',
    hidden,
    hidden,
    `{}${hidden}`,
    `0\r\n\r\n${hidden}`,
    `${size}\r\n${hidden}\r\n0\r\n\r\n`,
    `2\r\n{}\r\n0\r\n\r\n${hidden}`,
  ],
  ...[
    `2;a=b\r\n{}\r\n0\r\nX: a\r\n\r\n${hidden}`,
    `1\r\n{}\r\n0\r\n\r\n${hidden}`,
    `0\n\n${hidden}`,
    `\r\n\r\n${hidden}`,
    `2\r\n{}0\r\n\r\n${hidden}`,
  ],
  ...[
    `00000000000000002\r\n{}\r\n0\r\n\r\n${hidden}`,
    `0x2\r\n{}\r\n0\r\n\r\n${hidden}`,
    `2 \r\n{}\r\n0\r\n\r\n${hidden}`,
  ],
)
const end = fc.constantFrom('\r\n', '\r\n', '\r\n', '\r\n', '\r\n', '\n', '\r')
const request = fc
  .record({ line, version, headers: fc.array(header, { maxLength: 3 }), body, end })
  .map(({ line: first, version: last, headers, body: text, end: cut }) =>
    [`${first} ${last}`, 'Host: docker', ...headers, '', text].join(cut),
  )
const connection = fc.array(request, { minLength: 1, maxLength: 3 })

test('no request is hidden in another one', async () => {
  const connections = fc.sample(connection, runs)
  let answers = 0
  for (let at = 0; at < connections.length; at += 20) {
    const some = connections.slice(at, at + 20)
    const read = await Promise.all(some.map((requests) => writeAndEnd(guarded.socket, requests.join(''))))
    answers += read.filter((text) => text.startsWith('HTTP/1.1 ')).length
  }
  const received = await guarded.received()
  expect(received.filter(({ path }) => path === '/swarm/init')).toEqual([])
  // Most were read as requests, and many went on to the engine.
  expect(answers).toBeGreaterThan(runs.numRuns / 2)
  expect(received.length).toBeGreaterThan(runs.numRuns / 20)
})
