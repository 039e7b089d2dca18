import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Client } from './client.ts'

/**
 * Copies bytes both ways once the daemon has changed the protocol. The end of one direction is passed on and leaves the other
 * one open: `docker run -i` reads output after the end of its input. Resolves once both connections are closed.
 *
 * @param head bytes that came with the response
 */
export function splice(client: Client, from: IncomingMessage, daemon: Socket, head: Buffer): Promise<void> {
  const { response, connection } = client
  if (connection === null) {
    // The daemon changes the protocol though nobody has asked for it.
    daemon.destroy()
    response.destroy()
    return Promise.resolve()
  }
  response.detachSocket(connection)
  connection.write(headOf(from))
  if (head.length > 0) daemon.unshift(head)
  connection.pipe(daemon)
  daemon.pipe(connection)
  return Promise.all([closed(connection, daemon), closed(daemon, connection)]).then(() => {})
}

/** Resolves once a connection is closed, and destroys the other one then. */
function closed(one: Socket, other: Socket): Promise<void> {
  return new Promise((resolve) => {
    one.on('error', () => {})
    one.once('close', () => {
      other.destroySoon()
      resolve()
    })
  })
}

/** The response of the daemon as it came, `Connection` and `Upgrade` included. */
function headOf({ httpVersion, statusCode, statusMessage, rawHeaders }: IncomingMessage): string {
  const lines = [`HTTP/${httpVersion} ${statusCode} ${statusMessage}`]
  for (let index = 0; index < rawHeaders.length; index += 2) {
    lines.push(`${rawHeaders[index]}: ${rawHeaders[index + 1]}`)
  }
  return `${lines.join('\r\n')}\r\n\r\n`
}
