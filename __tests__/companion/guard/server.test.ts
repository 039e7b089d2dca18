import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { behindGuard, connectTo, exchange, guardBefore, textOf } from './behind-guard.ts'

const attach = 'POST /containers/a/attach HTTP/1.1\r\nHost: d\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n'

test('headers of a response are complete, in their order and spelling', async () => {
  const { socket } = await behindGuard((_, response) => {
    response.sendDate = false
    response.writeHead(404, 'Gone Away', [
      'Api-Version',
      '1.41',
      'X-B',
      'one',
      'x-b',
      'two',
      'Content-Length',
      '2',
    ])
    response.end('no')
  })
  expect(await exchange(socket, 'GET /_ping HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n')).toBe(
    'HTTP/1.1 404 Gone Away\r\nApi-Version: 1.41\r\nX-B: one\r\nx-b: two\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno',
  )
})

test('an upgrade sends its body to the daemon, and bytes both ways until both sides have ended', async () => {
  const { daemon, socket } = await behindGuard(() => {})
  daemon.on('upgrade', async (request, connection, head) => {
    expect(request.headers['content-length']).toBe('2')
    connection.write(
      'HTTP/1.1 101 UPGRADED\r\nContent-Type: raw\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\nhello,',
    )
    const received: Buffer[] = [head]
    for await (const bytes of connection) received.push(bytes)
    // The input has ended, and the output has not.
    connection.end(`got ${Buffer.concat(received)}`)
  })
  const connection = await connectTo(socket)
  connection.write(`${attach}Content-Length: 2\r\n\r\n{}input`)
  await sleep(50)
  connection.end(' and its end')
  expect(await textOf(connection)).toBe(
    'HTTP/1.1 101 UPGRADED\r\nContent-Type: raw\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\nhello,got {}input and its end',
  )
})

test('after a failed upgrade, bytes that look like a second request reach nobody', async () => {
  const seen: string[] = []
  const { daemon, socket } = await behindGuard((request, response) => {
    seen.push(String(request.url))
    response.end('no such exec')
  })
  daemon.on('upgrade', (request, connection) => {
    seen.push(String(request.url))
    connection.end('HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno')
  })
  const answer = await exchange(
    socket,
    `${attach}\r\nPOST /containers/create HTTP/1.1\r\nHost: d\r\nContent-Length: 0\r\n\r\n`,
  )
  expect(answer).toBe('HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno')
  expect(seen).toEqual(['/containers/a/attach'])
})

test('a raw stream without an upgrade ends with the connection', async () => {
  const { daemon, socket } = await behindGuard(() => {})
  daemon.removeAllListeners('request')
  daemon.on('request', (request) => {
    request.socket.end('HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.raw-stream\r\n\r\noutput')
  })
  expect(
    await exchange(socket, 'POST /exec/a/start HTTP/1.1\r\nHost: d\r\nContent-Length: 2\r\n\r\n{}'),
  ).toBe(
    'HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.raw-stream\r\nConnection: close\r\n\r\noutput',
  )
})

test('a client that leaves cancels its request in the daemon', async () => {
  const { daemon, socket } = await behindGuard((_, response) => response.writeHead(200).flushHeaders())
  const connection = await connectTo(socket)
  const [[, response]] = await Promise.all([
    once(daemon, 'request'),
    connection.write('GET /events HTTP/1.1\r\nHost: d\r\n\r\n'),
  ])
  const canceled = once(response, 'close')
  await once(connection, 'data')
  connection.destroy()
  await canceled
})

test('a daemon that leaves in the middle of a response ends the connection of the client', async () => {
  const { socket } = await behindGuard((_, response) => {
    response.write('half')
    setTimeout(() => response.destroy(), 50)
  })
  const answer = await exchange(socket, 'GET /logs HTTP/1.1\r\nHost: d\r\n\r\n')
  expect(answer).toContain('half')
  // The last chunk, which says that the response is complete.
  expect(answer).not.toContain('\r\n0\r\n')
})

test('a large upload is passed on as it comes, and its answer too', async () => {
  const { socket } = await behindGuard(async (request, response) => {
    let bytes = 0
    for await (const part of request) bytes += part.length
    response.end(`${request.headers['transfer-encoding']} ${bytes}`)
  })
  const connection = await connectTo(socket)
  const part = `${(1 << 20).toString(16)}\r\n${'x'.repeat(1 << 20)}\r\n`
  connection.write(
    'POST /images/load HTTP/1.1\r\nHost: d\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n',
  )
  for (let count = 0; count < 20; count++) connection.write(part)
  connection.write('0\r\n\r\n')
  expect(await textOf(connection)).toContain(`chunked ${20 << 20}`)
})

test('without a daemon the client gets an error that names it', async () => {
  const socket = await guardBefore('unix:///nowhere/docker.sock')
  const answer = await exchange(socket, 'GET /_ping HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n')
  expect(answer).toMatch(/^HTTP\/1.1 502 Bad Gateway\r\n/)
  expect(answer).toContain(
    '{"message":"The Docker daemon at unix:///nowhere/docker.sock does not answer: connect ENOENT /nowhere/docker.sock."}',
  )
})

test('a daemon that restarts is reached again, although connections to it were kept', async () => {
  const { daemon, socket } = await behindGuard((_, response) => response.end('pong'))
  const ping = () => exchange(socket, 'GET /_ping HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n')
  const path = String(daemon.address())
  expect(await ping()).toContain('pong')
  daemon.closeAllConnections()
  await new Promise((resolve) => daemon.close(resolve))
  expect(await ping()).toMatch(/^HTTP\/1.1 502 /)
  await new Promise<void>((resolve) => daemon.listen(path, resolve))
  expect(await ping()).toContain('pong')
})

test.each([
  ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', '505', 'HTTP/2 is not supported. Use HTTP/1.1.'],
  ['CONNECT', 'CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n', '405', 'CONNECT is not supported.'],
  ['no HTTP', 'hello\r\n\r\n', '400', 'The request is not readable'],
  [
    'two lengths of one body',
    'POST /a HTTP/1.1\r\nHost: d\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ...(['400', 'The request is not readable'] as const),
  ],
  [
    'chunks in an upgrade',
    `${attach}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    '411',
    'needs Content-Length',
  ],
  ['2 MiB of headers', `GET / HTTP/1.1\r\nA: ${'a'.repeat(2 << 20)}\r\n\r\n`, '431', 'larger than 1 MiB'],
])('%s is refused with its reason, and reaches no daemon', async (_, text, status, message) => {
  const { daemon, socket } = await behindGuard((_, response) => response.end())
  let connections = 0
  daemon.on('connection', () => connections++)
  const answer = await exchange(socket, text)
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(answer).toContain(message)
  expect(connections).toBe(0)
})

test('thousand requests and clients that leave hold no descriptor', async () => {
  const { daemon, socket } = await behindGuard((_, response) => {
    response.writeHead(200).write('some')
  })
  const before = readdirSync('/proc/self/fd').length
  for (let round = 0; round < 20; round++) {
    const connections = await Promise.all(Array.from({ length: 50 }, () => connectTo(socket)))
    for (const [index, connection] of connections.entries()) {
      connection.write(index % 2 === 0 ? 'GET /events HTTP/1.1\r\nHost: d\r\n\r\n' : `${attach}\r\n`)
    }
    await sleep(10)
    for (const connection of connections) connection.destroy()
  }
  for (let tries = 0; tries < 100 && readdirSync('/proc/self/fd').length > before; tries++) await sleep(50)
  expect(readdirSync('/proc/self/fd').length).toBeLessThanOrEqual(before)
  expect(daemon.listening).toBe(true)
})
