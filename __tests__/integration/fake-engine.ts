import { createServer as createHttpServer } from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterEach } from '@jest/globals'

const servers: Server[] = []
const connections = new Set<Socket>()

afterEach(async () => {
  for (const connection of connections) connection.destroy()
  connections.clear()
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))))
})

/** Something that listens where an engine should. Gives its address, for DOCKER_HOST. */
export async function listening(folder: string, onConnection: (connection: Socket) => void): Promise<string> {
  const server = createServer(onConnection)
  return atSocket(server, folder)
}

/** An engine that answers every question with the same JSON. */
export async function answering(folder: string, answer: Readonly<Record<string, unknown>>): Promise<string> {
  const server = createHttpServer((_, response) => {
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify(answer))
  })
  return atSocket(server, folder)
}

async function atSocket(server: Server, folder: string): Promise<string> {
  const path = join(folder, 'fake.sock')
  servers.push(server)
  server.on('connection', (connection: Socket) => {
    connections.add(connection)
    // A client that was killed is no fault of the server's.
    connection.on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(path, resolve))
  return `unix://${path}`
}
