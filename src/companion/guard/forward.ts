import type { ClientRequest, IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { answer } from './answer.ts'
import type { Client } from './client.ts'
import type { Daemon, Head } from './daemon.ts'
import { endToEnd, valuesOf } from './end-to-end.ts'
import { splice } from './splice.ts'

/** What is sent to the daemon instead of the request of the client. */
export type Forwarded = Head & {
  /** Bytes that are known, or a stream that is passed on unread. */
  readonly body: Buffer | Readable
}

/**
 * Sends a request to the daemon and its response to the client. Resolves once both are over.
 *
 * The connections of the two sides end together: if the client leaves, the daemon's request is canceled, as it would be
 * without the guard. If the daemon leaves, the client gets an error, or a response that ends too early.
 */
export function forward(client: Client, daemon: Daemon, forwarded: Forwarded): Promise<void> {
  const { response } = client
  const upstream = daemon.begin(forwarded, client.connection !== null)
  return new Promise((resolve) => {
    response.once('close', () => {
      upstream.destroy()
      resolve()
    })
    upstream.once('upgrade', (from, connection, head) => {
      splice(client, from, connection, head).then(resolve)
    })
    const unanswered = (error: Error) =>
      answer(response, 502, `The Docker daemon at ${daemon.host} does not answer: ${error.message}.`)
    upstream.once('error', unanswered)
    upstream.once('response', (from) => {
      // The daemon can answer and close before it has read all: its answer counts, and no write error after it.
      upstream.off('error', unanswered).on('error', () => {})
      relay(client, from)
    })
    send(upstream, forwarded.body)
  })
}

function send(upstream: ClientRequest, body: Buffer | Readable): void {
  if (!(body instanceof Readable)) {
    upstream.end(body.length === 0 ? undefined : body)
    return
  }
  body.once('error', () => upstream.destroy())
  // After an early answer the client's bytes are read and dropped, so that it comes to read that answer.
  upstream.once('close', () => body.unpipe(upstream).resume())
  body.pipe(upstream)
}

/** Sends the daemon's response to the client while it comes. */
function relay({ response, request, connection }: Client, from: IncomingMessage): void {
  const { rawHeaders } = from
  response.sendDate = false
  const hasLength = ['content-length', 'transfer-encoding'].some(
    (name) => valuesOf(rawHeaders, name).length > 0,
  )
  // A raw stream (moby, postContainersAttach without Upgrade) ends with its connection.
  if (!hasLength && request.method !== 'HEAD') {
    response.removeHeader('Transfer-Encoding')
    response.shouldKeepAlive = false
  }
  response.writeHead(from.statusCode ?? 502, from.statusMessage, endToEnd(rawHeaders))
  // `logs -f` and `events` show that they work before there is anything to show. A body of known length follows at once: one
  // system call for both saves 0.15 ms.
  if (valuesOf(rawHeaders, 'content-length').length === 0) response.flushHeaders()
  from.once('error', () => response.destroy())
  from.pipe(response)
  if (connection === null) return
  // Nobody reads what follows a request to change the protocol that the daemon has not changed, until the client leaves.
  connection.resume()
  if (valuesOf(rawHeaders, 'content-length').length === 0) connection.once('end', () => response.destroy())
}
