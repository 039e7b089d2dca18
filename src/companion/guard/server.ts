import { createServer, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { answer } from './answer.ts'
import { type Client, ordinaryClient, upgradingClient } from './client.ts'
import { unreadable } from './unreadable.ts'

/** Answers a request. Never rejects. */
export type Handler = (client: Client) => Promise<void>

/** Bytes of all headers. Go has the same limit (net/http, DefaultMaxHeaderBytes), and X-Registry-Config can have 32 kB. */
const mostHeaderBytes = 1 << 20

/** Milliseconds until the headers must have come, as the daemon has it (moby, cmd/dockerd/daemon.go: ReadHeaderTimeout). */
const headersTimeout = 300_000

/** Connections at once. A thousand need two thousand descriptors. */
const mostConnections = 1_000

/** The server of the guard, which gives each request to one handler, with `Upgrade` or without. */
export function newServer(handle: Handler): { readonly server: Server; readonly end: () => void } {
  const server = createServer({
    maxHeaderSize: mostHeaderBytes,
    headersTimeout,
    // An upload can take hours. The daemon keeps connections open too, until the client closes them.
    ...{ requestTimeout: 0, keepAliveTimeout: 0 },
    // Two readers of a lenient parser can see two different requests.
    insecureHTTPParser: false,
  })
  server.timeout = 0
  // Node drops headers above a number. Their bytes are limited already.
  server.maxHeadersCount = 0
  server.maxConnections = mostConnections

  // A connection that changed its protocol is no longer known to the server.
  const connections = new Set<Socket>()
  server.on('connection', (connection: Socket) => {
    connections.add(connection)
    connection.once('close', () => connections.delete(connection))
  })
  // Requests of a connection without an answer. Node has one writer for a connection, so that no change of the protocol can overtake them.
  const unanswered = new WeakMap<Socket, number>()
  const count = (connection: Socket, more: number) =>
    unanswered.set(connection, (unanswered.get(connection) ?? 0) + more)
  const isBusy = (connection: Socket) => (unanswered.get(connection) ?? 0) > 0
  server.on('request', (request, response) => {
    count(request.socket, 1)
    response.once('close', () => count(request.socket, -1))
    handle(ordinaryClient(request, response))
  })
  server.on('upgrade', (request, connection: Socket, head) => {
    connection.on('error', () => connection.destroy())
    if (isBusy(connection)) {
      connection.destroy()
      return
    }
    const client = upgradingClient(request, connection, head)
    if (request.headers['transfer-encoding'] === undefined) handle(client)
    else answer(client.response, 411, 'A request with Upgrade and a body needs Content-Length.')
  })
  server.on('connect', (request, connection: Socket, head) => {
    connection.on('error', () => connection.destroy())
    if (isBusy(connection)) connection.destroy()
    else answer(upgradingClient(request, connection, head).response, 405, 'CONNECT is not supported.')
  })
  server.on('clientError', (error: NodeJS.ErrnoException, connection) =>
    unreadable(error, connection as Socket),
  )
  const end = () => {
    server.close()
    for (const connection of connections) connection.destroy()
  }
  return { server, end }
}
