import { createServer as createHttpServer } from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { listen } from '../opened/server.ts'

/** Something that listens where an engine should. Gives its address, for DOCKER_HOST. */
export async function listening(folder: string, onConnection: (connection: Socket) => void): Promise<string> {
  return atSocket(createServer(onConnection), folder)
}

/** An engine that answers every question with the same JSON. */
export async function answering(folder: string, answer: Readonly<Record<string, unknown>>): Promise<string> {
  const server = createHttpServer((_, response) => {
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify(answer))
  })
  return atSocket(server, folder)
}

const atSocket = async (server: Server, folder: string): Promise<string> =>
  `unix://${await listen(server, join(folder, 'fake.sock'))}`
