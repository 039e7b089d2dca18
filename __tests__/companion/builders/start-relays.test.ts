import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect, test } from '@jest/globals'
import { startRelays } from '../../../src/companion/builders/start-relays.ts'
import { closeAfterwards } from '../../opened/close-afterwards.ts'
import { temporaryFolder } from '../../opened/folder.ts'

/** A daemon with one container, whose command gives back what it reads, in frames of standard output. */
async function daemonWith(container: string) {
  const path = join(await temporaryFolder('relays'), 'docker.sock')
  const asked: string[] = []
  const open = new Set<Socket>()
  const server = createServer({}, (request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const isThere = request.url === `/containers/${container}/exec`
    response.writeHead(isThere ? 201 : 404, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify(isThere ? { Id: 'e1' } : { message: 'No such container' }))
  })
  server.on('upgrade', (request, socket: Socket, head: Buffer) => {
    asked.push(`${request.method} ${request.url}`)
    open.add(socket)
    socket.on('error', () => {}).once('close', () => open.delete(socket))
    socket.write('HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n')
    const length = Number(request.headers['content-length'])
    let skipped = 0
    // Node reads no body of a request with Upgrade.
    socket.unshift(head)
    socket.on('data', (chunk: Buffer) => {
      const body = Math.min(length - skipped, chunk.length)
      skipped += body
      const rest = chunk.subarray(body)
      if (rest.length === 0) return
      const header = Buffer.from([1, 0, 0, 0, 0, 0, 0, 0])
      header.writeUInt32BE(rest.length, 4)
      socket.write(Buffer.concat([header, rest]))
    })
    socket.once('end', () => socket.end())
  })
  server.listen(path)
  await once(server, 'listening')
  await closeAfterwards(() => {
    server.close()
    for (const socket of open) socket.destroy()
  })
  return { address: { host: `unix://${path}`, certificates: null }, asked, open }
}

async function relayTo(container: string, address: { host: string; certificates: null }) {
  const socket = join(await temporaryFolder('relays'), 'b.sock')
  const log: string[] = []
  const relays = [{ socket, container, daemon: address }]
  const running = await startRelays({ log: (line) => void log.push(line) }, { relays })
  await closeAfterwards(() => running.stop())
  return { socket, log, running }
}

const clientOf = (path: string) => connect({ path, allowHalfOpen: true }).on('error', () => {})

test('a connection is one to BuildKit in the container, with the end of each direction', async () => {
  const { address, asked } = await daemonWith('buildx_buildkit_mine0')
  const { socket } = await relayTo('buildx_buildkit_mine0', address)
  const client = clientOf(socket)
  client.end(Buffer.alloc(300_000, 'x'))
  expect((await buffer(client)).length).toBe(300_000)
  expect(asked).toEqual(['POST /containers/buildx_buildkit_mine0/exec', 'POST /exec/e1/start'])
})

test('a client that vanishes leaves no connection to the daemon', async () => {
  const { address, open } = await daemonWith('mine')
  const { socket } = await relayTo('mine', address)
  const client = clientOf(socket)
  client.write('hello')
  await once(client, 'data')
  const [connection] = open
  client.destroy()
  if (connection) await once(connection, 'close')
  expect(open.size).toBe(0)
})

test('a container that is gone ends the connection, and the log of the companion has the reason', async () => {
  const { address } = await daemonWith('mine')
  const { socket, log } = await relayTo('other', address)
  const client = clientOf(socket)
  expect((await buffer(client).catch(() => Buffer.alloc(0))).length).toBe(0)
  expect(log).toEqual(['no connection to other: No such container'])
})

test('the end of the task ends open connections and removes the socket', async () => {
  const { address, open } = await daemonWith('mine')
  const { socket, running } = await relayTo('mine', address)
  const client = clientOf(socket)
  client.write('hello')
  await once(client, 'data')
  client.resume().once('end', () => client.destroy())
  await running.stop()
  if (!client.destroyed) await once(client, 'close')
  expect(existsSync(socket)).toBe(false)
  const [connection] = open
  if (connection) await once(connection, 'close')
  expect(open.size).toBe(0)
})
