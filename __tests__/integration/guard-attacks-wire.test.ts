import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { call } from '../guard-attacks/api.ts'
import { type GuardedEngine, guardedEngine } from '../guard-attacks/guarded-engine.ts'
import { must } from '../guard-attacks/neighbor.ts'
import { bytesOf, keepAlive, type Piece, writeRaw } from '../guard-attacks/raw-client.ts'
import { images } from './images.ts'

let guarded: GuardedEngine
/** A create request that the guard must refuse, and its chunks. */
let evil: string
let chunked: string
const json = 'Content-Type: application/json'

beforeAll(async () => {
  guarded = await guardedEngine()
})
beforeEach(() => {
  const body = JSON.stringify({ Image: images.busybox, HostConfig: { Privileged: true } })
  evil = bytesOf(`POST /containers/create?name=${guarded.name()}`, body, [json, keepAlive])
  chunked = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`
})
afterEach(() => guarded.expectHarmless())

/** Writes to the guard, which must pass on nothing that changes the engine. */
async function expectNothing(...pieces: readonly Piece[]) {
  const exchange = await writeRaw(guarded.socket, ...pieces)
  expect(exchange.statuses.filter((status) => status < 400 && status !== 100)).toEqual([])
  expect(await guarded.changes()).toEqual([])
  return exchange
}

const create = () => `POST /containers/create?name=${guarded.name()}`
const upgrade = (to: string) => ['Connection: Upgrade', `Upgrade: ${to}`]

describe('a body whose end is uncertain', () => {
  test('chunks without a length are judged as any other body', () =>
    expectNothing(bytesOf(create(), chunked, [json, 'Transfer-Encoding: chunked'])))

  test('chunks with extensions, trailers and a split in each byte are judged too', () => {
    const odd = `${chunked.replace('\r\n', ';a="b"\r\n').slice(0, -2)}X-Registry-Auth: a\r\n\r\n`
    return expectNothing(
      bytesOf(create(), '', [json, 'Transfer-Encoding: chunked']),
      ...odd.split('').flatMap((byte) => [byte]),
    )
  })

  test.each([
    ['a length and chunks', ['Content-Length: 4', 'Transfer-Encoding: chunked']],
    ['a length of zero and chunks', ['Content-Length: 0', 'Transfer-Encoding: chunked']],
    ['chunks, then a length', ['Transfer-Encoding: chunked', 'Content-Length: 4']],
    ['an unknown encoding', ['Transfer-Encoding: xchunked']],
    ['two encodings', ['Transfer-Encoding: gzip, chunked']],
    ['chunks twice', ['Transfer-Encoding: chunked', 'Transfer-Encoding: chunked']],
    ['chunks last but one', ['Transfer-Encoding: chunked, identity']],
    ['a space before the colon', ['Transfer-Encoding : chunked']],
    ['a folded header', ['Transfer-Encoding:\r\n chunked']],
    ['two lengths', ['Content-Length: 4', 'Content-Length: 5']],
    ['a list of lengths', ['Content-Length: 4, 4']],
    ['a signed length', ['Content-Length: +4']],
    ['a length in hexadecimal', ['Content-Length: 0x4']],
  ])('%s is refused', async (_, headers) => {
    await expectNothing(bytesOf(create(), chunked, [json, ...headers]))
  })

  test('a length of zero does not hide the body, which is then a request of its own', () =>
    expectNothing(bytesOf(create(), '', [json, 'Content-Length: 0', keepAlive]), chunked, evil))

  test('a shorter length than the body leaves no request behind', async () => {
    const ping = bytesOf('GET /_ping', evil, ['Content-Length: 0', keepAlive])
    await writeRaw(guarded.socket, ping)
    expect(await guarded.changes()).toEqual([])
  })

  test.each([
    ['a chunk size that overflows', 'ffffffffffffffffff\r\n{}\r\n0\r\n\r\n'],
    ['a chunk size with a sign', '+2\r\n{}\r\n0\r\n\r\n'],
    ['line feeds alone', '2\n{}\n0\n\n'],
    ['a chunk that is longer than it says', '1\r\n{}\r\n0\r\n\r\n'],
  ])('%s is refused', async (_, body) => {
    await expectNothing(bytesOf(create(), body, [json, 'Transfer-Encoding: chunked']))
  })
})

describe('a form instead of JSON', () => {
  let own: string
  beforeAll(async () => {
    own = (await must(guarded.socket, create(), { Image: images.busybox })).Id
  })
  beforeEach(() => guarded.changes())

  const form = 'Content-Type: application/x-www-form-urlencoded'
  test.each([
    [[form]],
    [['Content-Type: Application/X-WWW-Form-Urlencoded; charset=utf-8']],
    [['Content-Type: multipart/form-data; boundary=a']],
    [[json, form]],
    [[form, json]],
  ])('%j does not decide over the query', async (headers) => {
    const { statuses } = await expectNothing(
      bytesOf(`POST /containers/${own}/rename?name=${guarded.name()}`, 'name=other', headers),
    )
    expect(statuses).toHaveLength(1)
  })

  test('without the guard, it does', async () => {
    const [query, body] = [guarded.name(), guarded.name()]
    await writeRaw(
      guarded.engine,
      bytesOf(`POST /containers/${own}/rename?name=${query}`, `name=${body}`, [form]),
    )
    expect((await call(guarded.engine, `GET /containers/${own}/json`)).body.Name).toBe(`/${body}`)
  })

  test.each(['text/json', 'text/plain', 'application/octet-stream', 'json', ''])(
    'a body of the type %s gets the same answer as without the guard, or none',
    async (type) => {
      const { statuses } = await writeRaw(
        guarded.socket,
        bytesOf(create(), JSON.stringify({ Image: images.busybox }), [
          `Content-Type: ${type}`,
          'Connection: close',
        ]),
      )
      expect(statuses).toEqual([expect.any(Number)])
      if (statuses[0] !== 201) expect([400, 403]).toContain(statuses[0])
      await guarded.changes()
    },
  )
})

describe('a query with two meanings', () => {
  test.each(['name=X&name=host', 'name=X&%6eame=host', 'name=X;name=host', 'name=X%', 'name=X&nAme=host'])(
    '%j is refused',
    async (query) => {
      const line = `POST /containers/create?${query.replace('X', guarded.name())}`
      await expectNothing(bytesOf(line, JSON.stringify({ Image: images.busybox }), [json]))
    },
  )

  // dockerode repeats the fields of the body there, which no daemon reads.
  test('a name that begins with a capital letter does not reach the engine', async () => {
    const name = guarded.name()
    const line = `POST /containers/create?Name=other&name=${name}&HostConfig=a&HostConfig=b`
    const { statuses } = await writeRaw(
      guarded.socket,
      bytesOf(line, JSON.stringify({ Image: images.busybox }), [json]),
    )
    expect(statuses).toEqual([201])
    expect(await guarded.changes()).toMatchObject([{ form: { name: [name] } }])
    expect((await call(guarded.engine, `GET /containers/${name}/json`)).status).toBe(200)
  })
})

describe('a change of the protocol', () => {
  const body = JSON.stringify({ Image: images.busybox, HostConfig: { Privileged: true } })

  test.each(['tcp', 'h2c', 'websocket', 'TCP', 'tcp, h2c', ''])(
    'to %s on a route without it is refused',
    async (to) => {
      await expectNothing(bytesOf(create(), body, [json, ...upgrade(to)]))
      await expectNothing(bytesOf(create(), body, [json, `Upgrade: ${to}`]))
      await expectNothing(bytesOf('GET /_ping', '', upgrade(to)), evil)
    },
  )

  test('HTTP/2 is refused, at once and after a request', async () => {
    const preface = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'
    const settings = Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0])
    await expectNothing(preface, settings)
    const { statuses } = await writeRaw(
      guarded.socket,
      bytesOf('GET /_ping', '', [keepAlive]),
      preface,
      settings,
    )
    expect([[], [200]]).toContainEqual(statuses.filter((status) => status < 400))
    expect(await guarded.changes()).toEqual([])
  })

  test.each(['/exec/0123456789ab/start', '/containers/nothing/attach'])(
    'bytes behind a failed one on %s are no request',
    async (path) => {
      const start = bytesOf(`POST ${path}`, '{}', [json, ...upgrade('tcp')])
      const { statuses } = await writeRaw(guarded.socket, start, 300, evil, evil)
      expect(statuses).toEqual([expect.any(Number)])
      expect(statuses[0]).toBeGreaterThanOrEqual(400)
      expect(pathsOf(await guarded.changes())).not.toContain('/containers/create')
      const atOnce = await writeRaw(guarded.socket, start + evil)
      expect(atOnce.statuses).toHaveLength(1)
      expect(pathsOf(await guarded.changes())).not.toContain('/containers/create')
    },
  )

  test('without the guard, they are', async () => {
    const start = bytesOf('POST /exec/0123456789ab/start', '{}', [json, ...upgrade('tcp')])
    expect((await writeRaw(guarded.engine, start, 300, bytesOf('GET /_ping'))).statuses).toEqual([404, 200])
  })

  test('bytes behind a request for it are no request while it works', async () => {
    const { Id } = await must(guarded.socket, create(), {
      Image: images.busybox,
      Cmd: ['cat'],
      OpenStdin: true,
    })
    await guarded.changes()
    const attach = bytesOf(`POST /containers/${Id}/attach?stream=1&stdin=1&stdout=1`, '', upgrade('tcp'))
    const { statuses } = await writeRaw(guarded.socket, attach + evil)
    expect(statuses).toEqual([101])
    expect(pathsOf(await guarded.changes())).toEqual([`/containers/${Id}/attach`])
  })
})

describe('several requests on one connection', () => {
  test('each of them is judged', async () => {
    const ping = bytesOf('GET /_ping', '', [keepAlive])
    const { statuses } = await writeRaw(guarded.socket, ping + evil + ping)
    expect(statuses.filter((status) => status === 201)).toEqual([])
    expect(statuses.filter((status) => status === 403 || status === 400)).toHaveLength(1)
    expect(await guarded.changes()).toEqual([])
  })
})

describe('a path with two meanings', () => {
  test.each([
    ...['//containers/create', '/./containers/create', '/x/../containers/create', '/containers/create/'],
    ...['/%2e%2e/containers/create', '/containers%2fcreate', '/containers//create', '/containers\\create'],
    ...['/v1.41.0/containers/create', '/v001.041/containers/create', 'http://docker/containers/create'],
    ...[
      '/containers/create#',
      '/containers/%2e/create',
      '/containers/create%00',
      '/_ping/../containers/create',
    ],
    ...['*', 'containers/create', '//docker/containers/create', '/v1.41/v1.40/containers/create'],
  ])('%s is refused', async (path) => {
    const body = JSON.stringify({ Image: images.busybox, HostConfig: { Privileged: true } })
    await expectNothing(bytesOf(`POST ${path}`, body, [json]))
  })

  test.each(['/%63ontainers/create', '/%76%31.40/containers/creat%65', '/v1.40/containers/create'])(
    '%s is judged as what it is',
    async (path) => {
      await expectNothing(evil.replace('/containers/create', path))
      const allowed = bytesOf(
        `POST ${path}?name=${guarded.name()}`,
        JSON.stringify({ Image: images.busybox }),
        [json],
      )
      expect((await writeRaw(guarded.socket, allowed)).statuses).toEqual([201])
      const [change] = await guarded.changes()
      expect(change?.path).toBe('/containers/create')
    },
  )

  test.each(['a/b', 'a%2Fb', '..', '.a', '-a', 'a%20b', 'a:b', 'a@b', ''])(
    'an ID such as %s is refused',
    async (id) => {
      await expectNothing(bytesOf(`POST /containers/${id}/start`))
      await expectNothing(bytesOf(`DELETE /containers/${id}`))
    },
  )
})

describe('requests that are hardly HTTP', () => {
  test.each([
    ['CONNECT', () => ['CONNECT docker:80 HTTP/1.1\r\nHost: docker\r\n\r\n', evil]],
    ['TRACE', () => [bytesOf('TRACE /containers/create'), evil]],
    ['HTTP/1.0', () => [evil.replace('HTTP/1.1', 'HTTP/1.0')]],
    ['HTTP/0.9', () => ['GET /containers/json\r\n\r\n']],
    ['GET with a body', () => [bytesOf('GET /containers/json', '{}', [json])]],
    ['GET with a request as its body', () => [bytesOf('GET /_ping', evil)]],
    ['an unknown expectation', () => [bytesOf(create(), '{}', [json, 'Expect: 200-ok'])]],
    ['no host', () => ['POST /containers/prune HTTP/1.1\r\nContent-Length: 0\r\n\r\n']],
    ['two hosts', () => [bytesOf('POST /containers/prune', '', ['Host: other'])]],
    ['line feeds alone', () => ['POST /containers/prune HTTP/1.1\nHost: docker\nContent-Length: 0\n\n']],
    ['a header of zeros', () => [bytesOf('POST /containers/prune', '', ['X-A: \0'])]],
    ['a line of the header without a colon', () => [bytesOf('POST /containers/prune', '', ['nothing'])]],
    ['headers of 2 MiB', () => [bytesOf('POST /containers/prune', '', [`X-A: ${'a'.repeat(2 ** 21)}`])]],
    ['bytes of TLS', () => [Buffer.from([0x16, 3, 1, 0, 5, 1, 0, 0, 1, 3])]],
  ])('%s reaches nothing', async (_, pieces) => {
    await expectNothing(...pieces())
  })

  test('OPTIONS is not passed on', async () => {
    await writeRaw(guarded.socket, bytesOf('OPTIONS /containers/create', '', ['Connection: close']))
    expect((await guarded.received()).map(({ method }) => method)).toEqual([])
  })

  test('a client that asks before it sends its body is answered, and judged', async () => {
    const body = JSON.stringify({ Image: images.busybox, HostConfig: { Privileged: true } })
    const head = bytesOf(create(), '', [json, 'Expect: 100-continue', `Content-Length: ${body.length}`])
    await expectNothing(head, 200, body)
  })
})

function pathsOf(requests: readonly { readonly path: string }[]): string[] {
  return requests.map(({ path }) => path)
}
