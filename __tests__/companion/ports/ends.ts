import { createSocket, type Socket as UdpSocket } from 'node:dgram'
import { once } from 'node:events'
import { connect, createServer, type ListenOptions, type Socket } from 'node:net'
import { closeAfterwards } from '../../opened/close-afterwards.ts'
import { listen } from '../../opened/server.ts'

/** The second address of loopback stands for the job daemon, so that both sides have the same port. */
export const daemon = '127.0.0.2'

/** A server in the place of the job daemon. Gives its port. */
export async function aServer(onConnection: (socket: Socket) => void): Promise<number> {
  const address = await listen(createServer({ allowHalfOpen: true }, onConnection), { host: daemon })
  return Number(address.split(':').at(-1))
}

/** A connection to localhost. */
export async function aClient(port: number, host = '127.0.0.1'): Promise<Socket> {
  const socket = connect({ host, port, allowHalfOpen: true })
  await closeAfterwards(() => socket.destroy())
  // A reset can follow what the test waits for.
  socket.on('error', () => {})
  await once(socket, 'connect')
  return socket
}

/** All that a socket receives until the other side ends, or its error. */
export async function received(socket: Socket): Promise<string> {
  let text = ''
  socket.setEncoding('utf8').on('data', (part) => {
    text += String(part)
  })
  const failed = once(socket, 'error').then(([error]) => String(error.code))
  return Promise.race([once(socket, 'end').then(() => text), failed])
}

/** A bound UDP socket. */
export async function aUdpSocket(host: string): Promise<UdpSocket> {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4')
  await closeAfterwards(() => socket.close())
  socket.bind(0, host)
  await once(socket, 'listening')
  return socket
}

/** A server that says this and ends. Gives its end. */
export async function aTaker(at: ListenOptions, text: string): Promise<() => Promise<unknown>> {
  const server = createServer((socket) => socket.on('error', () => {}).end(text))
  server.listen(at)
  await once(server, 'listening')
  const close = async () => {
    if (server.listening) await new Promise((resolve) => server.close(resolve))
  }
  await closeAfterwards(close)
  return close
}
