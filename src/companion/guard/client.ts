import { type IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { Readable } from 'node:stream'

/** A request of a client, and the way to answer it. */
export type Client = {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** The body, still to be read. */
  readonly body: Readable
  /** The connection, if the client asks for a change of the protocol. */
  readonly connection: Socket | null
}

/** A request as Node's server gives it. */
export function ordinaryClient(request: IncomingMessage, response: ServerResponse): Client {
  return { request, response, body: request, connection: null }
}

/**
 * Gives a request with `Upgrade` the body and the response that Node leaves out: it stops reading such a request after its
 * head, and all that follows is `head` and `connection`.
 */
export function upgradingClient(request: IncomingMessage, connection: Socket, head: Buffer): Client {
  const response = new ServerResponse(request)
  response.assignSocket(connection)
  // Bytes after an answer other than 101 would be a second request that nobody checks.
  response.shouldKeepAlive = false
  response.once('finish', () => connection.end().resume())
  if (head.length > 0) connection.unshift(head)
  const length = Number(request.headers['content-length'] ?? 0)
  return { request, response, body: Readable.from(takeBytes(connection, length)), connection }
}

/** The next bytes of a connection. The bytes after them stay in it. */
async function* takeBytes(connection: Socket, length: number): AsyncGenerator<Buffer> {
  for (let missing = length; missing > 0; ) {
    const bytes: Buffer | null = connection.read(Math.min(missing, Math.max(connection.readableLength, 1)))
    if (bytes !== null) {
      missing -= bytes.length
      yield bytes
    } else if (connection.readableEnded || connection.destroyed) {
      throw new Error('the client closed the connection before the end of its request')
    } else await moreBytes(connection)
  }
}

function moreBytes(connection: Socket): Promise<void> {
  const names = ['readable', 'end', 'close', 'error'] as const
  return new Promise((resolve) => {
    const done = () => {
      for (const name of names) connection.off(name, done)
      resolve()
    }
    for (const name of names) connection.on(name, done)
  })
}
