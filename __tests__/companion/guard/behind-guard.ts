import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { daemonAt } from '../../../src/companion/guard/daemon.ts'
import { forward } from '../../../src/companion/guard/forward.ts'
import { listenAt } from '../../../src/companion/guard/listen.ts'
import { originalRequest } from '../../../src/companion/guard/original-request.ts'
import { newServer } from '../../../src/companion/guard/server.ts'
import { closeAfterwards } from '../../opened/close-afterwards.ts'
import { temporaryFolder } from '../../opened/folder.ts'
import { listen } from '../../opened/server.ts'

/** A guard that allows everything, before a daemon. */
export async function guardBefore(host: string): Promise<string> {
  const daemon = daemonAt({ host, certificates: null })
  const { server, end } = newServer((client) => forward(client, daemon, originalRequest(client)))
  const socket = join(await temporaryFolder('guard'), 'guard.sock')
  const remove = await listenAt(server, socket)
  await closeAfterwards(() => {
    remove()
    end()
  })
  return socket
}

/** A server in place of the daemon, with a guard before it. */
export async function behindGuard(
  answer: RequestListener,
): Promise<{ readonly daemon: Server; readonly socket: string }> {
  const daemon = createServer(answer)
  const path = await listen(daemon, join(await temporaryFolder('daemon'), 'docker.sock'))
  return { daemon, socket: await guardBefore(`unix://${path}`) }
}

/** A connection of a client. */
export async function connectTo(socket: string): Promise<Socket> {
  const connection = connect({ path: socket, allowHalfOpen: true })
  // A server that refuses a request need not read the rest of it.
  connection.on('error', () => {})
  await closeAfterwards(() => connection.destroy())
  await once(connection, 'connect')
  return connection
}

/** All that comes until the other side ends. */
export async function textOf(connection: Socket): Promise<string> {
  let text = ''
  connection.setEncoding('utf8').on('data', (part) => {
    text += part
  })
  await new Promise((resolve) => connection.once('end', resolve).once('close', resolve))
  return text
}

/** Sends bytes and gives all that comes back. The connection stays open for more. */
export async function exchange(socket: string, text: string): Promise<string> {
  const connection = await connectTo(socket)
  connection.write(text)
  return textOf(connection)
}
