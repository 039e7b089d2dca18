import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { forwardTcp } from '../../../src/companion/ports/forward-tcp.ts'
import { closeAfterwards } from '../../opened/close-afterwards.ts'
import { listen } from '../../opened/server.ts'
import { aClient, aServer, daemon, received } from './ends.ts'

const mebibyte = 1024 * 1024

async function aForward(port: number, host = '127.0.0.1') {
  const listener = await forwardTcp({ host, port }, { host: daemon, port })
  await closeAfterwards(listener.close)
  return listener
}

const descriptors = () => readdirSync('/proc/self/fd').length

test.each(['127.0.0.1', '::1'])('bytes go both ways at %s', async (host) => {
  const port = await aServer((socket) => socket.pipe(socket))
  await aForward(port, host)
  const client = await aClient(port, host)
  client.end('hello')
  expect(await received(client)).toBe('hello')
})

test('the end of one direction is passed on, and the other goes on', async () => {
  const port = await aServer(async (socket) => {
    const asked = await received(socket)
    await sleep(50)
    socket.end(`answer to ${asked}`)
  })
  await aForward(port)
  const client = await aClient(port)
  client.end('all of it')
  expect(await received(client)).toBe('answer to all of it')
})

test('the daemon can end first, and still receives', async () => {
  let got: Promise<string> | undefined
  const port = await aServer((socket) => {
    got = received(socket)
    socket.end('bye')
  })
  await aForward(port)
  const client = await aClient(port)
  expect(await received(client)).toBe('bye')
  client.end('late')
  while (got === undefined) await sleep(5)
  expect(await got).toBe('late')
})

test('a port that nobody listens to resets the connection', async () => {
  const port = await aServer(() => {})
  await aForward(port)
  const unused = createServer()
  const free = Number((await listen(unused, { host: daemon })).split(':').at(-1))
  await new Promise((resolve) => unused.close(resolve))
  await aForward(free)
  expect(await received(await aClient(free))).toMatch(/^(ECONNRESET)?$/)
})

test('a reset is passed on in both directions', async () => {
  const port = await aServer((socket) => socket.once('data', () => socket.resetAndDestroy()))
  await aForward(port)
  const client = await aClient(port)
  const result = received(client)
  client.write('reset me')
  expect(await result).toBe('ECONNRESET')

  let seen: Promise<string> | undefined
  const other = await aServer((socket) => {
    seen = received(socket)
    socket.write('here')
  })
  await aForward(other)
  const resetting = await aClient(other)
  await once(resetting, 'data')
  resetting.resetAndDestroy()
  expect(await seen).toBe('ECONNRESET')
})

test('a slow reader slows down the writer', async () => {
  let sent = 0
  const part = Buffer.alloc(mebibyte)
  const port = await aServer((socket) => {
    const write = () => {
      while (sent < 512) {
        sent += 1
        if (!socket.write(part)) return
      }
      socket.end()
    }
    socket.on('drain', write)
    write()
  })
  await aForward(port)
  const client = await aClient(port)
  client.pause()
  await sleep(300)
  expect(sent).toBeLessThan(64)
  let length = 0
  client.on('data', (data) => {
    length += data.length
  })
  client.resume()
  await once(client, 'end')
  expect(length).toBe(512 * mebibyte)
})

test('a megabyte in each direction at once arrives as it was sent', async () => {
  const port = await aServer((socket) => socket.pipe(socket))
  await aForward(port)
  const text = Array.from({ length: 100_000 }, (_, number) => `line ${number}\n`).join('')
  const client = await aClient(port)
  client.end(text)
  expect(await received(client)).toBe(text)
})

test('200 connections at once, and no descriptor stays', async () => {
  const port = await aServer((socket) => socket.pipe(socket))
  await aForward(port)
  const before = descriptors()
  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, number) => {
      const client = await aClient(port)
      client.end(`client ${number}`)
      return received(client)
    }),
  )
  expect(answers).toEqual(Array.from({ length: 200 }, (_, number) => `client ${number}`))
  for (let tries = 0; tries < 100 && descriptors() > before; tries++) await sleep(20)
  expect(descriptors()).toBeLessThanOrEqual(before)
})

test('closing frees the port at once and resets the connections', async () => {
  const port = await aServer((socket) => socket.write('here'))
  const { close } = await aForward(port)
  const client = await aClient(port)
  await once(client, 'data')
  const result = received(client)
  close()
  const { close: again } = await aForward(port)
  again()
  expect(await result).toBe('ECONNRESET')
})

test('a port that is taken is an error', async () => {
  const taken = createServer()
  const port = Number((await listen(taken, { host: '127.0.0.1' })).split(':').at(-1))
  await expect(aForward(port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
