import type { Socket } from 'node:dgram'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { forwardUdp, mostClients } from '../../../src/companion/ports/forward-udp.ts'
import { closeAfterwards } from '../../opened/close-afterwards.ts'
import { aUdpSocket, daemon } from './ends.ts'

/** A server in the place of the daemon that says what it got from whom. */
async function anEcho() {
  const server = await aUdpSocket(daemon)
  server.on('message', (data, from) => server.send(`${from.port} ${data}`, from.port, from.address))
  return server.address().port
}

async function aForward(port: number, host = '127.0.0.1') {
  const listener = await forwardUdp({ host, port }, { host: daemon, port })
  let isOpen = true
  const close = () => {
    if (isOpen) listener.close()
    isOpen = false
  }
  await closeAfterwards(close)
  return close
}

async function ask(
  client: Socket,
  port: number,
  text: string,
  host = '127.0.0.1',
): Promise<[string, string]> {
  const answer = once(client, 'message')
  client.send(text, port, host)
  const [data] = await answer
  return String(data).split(' ') as [string, string]
}

const sockets = () => readdirSync('/proc/self/fd').length

test.each(['127.0.0.1', '::1'])('answers find their client at %s', async (host) => {
  const port = await anEcho()
  await aForward(port, host)
  const [one, other] = [await aUdpSocket(host), await aUdpSocket(host)]
  const [fromOne, hello] = await ask(one, port, 'hello', host)
  const [fromOther, hi] = await ask(other, port, 'hi', host)
  expect([hello, hi]).toEqual(['hello', 'hi'])
  expect(fromOne).not.toBe(fromOther)
  // A client keeps its socket.
  expect(await ask(one, port, 'again', host)).toEqual([fromOne, 'again'])
})

test('a port that nobody listens to loses the datagram, and works later', async () => {
  const reserved = await aUdpSocket(daemon)
  const { port } = reserved.address()
  const silent = await aUdpSocket('127.0.0.3')
  await forwardUdp({ host: '127.0.0.1', port }, { host: '127.0.0.4', port }).then(({ close }) =>
    closeAfterwards(close),
  )
  silent.send('lost', port, '127.0.0.1')
  await sleep(50)
  silent.send('lost again', port, '127.0.0.1')
  await sleep(50)
})

test(`at most ${mostClients} clients have a socket: the oldest is forgotten`, async () => {
  const port = await anEcho()
  const close = await aForward(port)
  const before = sockets()
  const first = await aUdpSocket('127.0.0.1')
  const [place] = await ask(first, port, 'first')
  for (let each = 0; each < mostClients; each++) await ask(await aUdpSocket('127.0.0.1'), port, 'more')
  // Each client of this test has a descriptor of its own.
  expect(sockets() - before).toBeLessThanOrEqual(2 * mostClients + 1)
  expect((await ask(first, port, 'again'))[0]).not.toBe(place)
  close()
  expect(sockets() - before).toBeLessThanOrEqual(mostClients + 1)
})

test('a port that is taken is an error', async () => {
  const taken = await aUdpSocket('127.0.0.1')
  await expect(aForward(taken.address().port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
