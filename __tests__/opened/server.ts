import { once } from 'node:events'
import type { Server, Socket } from 'node:net'
import { closeAfterwards } from './close-afterwards.ts'

/**
 * Has a server listen for a test: at the path of a socket, or at a free port of a host. After the test it is closed,
 * with each connection that it still has.
 *
 * @returns the address: the path, or `host:port`
 */
export async function listen(server: Server, at: string | { readonly host: string }): Promise<string> {
  const connections = new Set<Socket>()
  server.on('connection', (connection: Socket) => {
    connections.add(connection)
    // A client that was killed is no fault of the server's.
    connection.on('error', () => {}).on('close', () => connections.delete(connection))
  })
  await closeAfterwards(async () => {
    for (const connection of connections) connection.destroy()
    if (server.listening) await new Promise((resolve) => server.close(resolve))
  })
  if (typeof at === 'string') server.listen(at)
  else server.listen(0, at.host)
  await once(server, 'listening')
  const bound = server.address()
  return bound !== null && typeof bound === 'object' ? `${bound.address}:${bound.port}` : String(at)
}
