import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Received = { readonly method: string; readonly url: string; readonly body: string }

export type EngineServer = {
  readonly host: string
  /** What was asked of it so far. */
  readonly received: readonly Received[]
  close(): Promise<void>
}

/** An engine that answers at a socket of its own as the test says; `answer` is called once the request is whole. */
export async function startEngine(
  answer: (request: Received, response: ServerResponse) => void,
): Promise<EngineServer> {
  const directory = await mkdtemp(join(tmpdir(), 'berth-engine-'))
  const socket = join(directory, 'docker.sock')
  const received: Received[] = []
  const connections = new Set<Socket>()
  const listener: RequestListener = async (request, response) => {
    const { method = '', url = '' } = request
    const asked = { method, url, body: await textOf(request) }
    received.push(asked)
    answer(asked, response)
  }
  const server = createServer(listener)
  server.on('connection', (connection) => connections.add(connection))
  await new Promise<void>((resolve) => server.listen(socket, resolve))
  return {
    host: `unix://${socket}`,
    received,
    async close() {
      for (const connection of connections) connection.destroy()
      await new Promise((resolve) => server.close(resolve))
      await rm(directory, { recursive: true })
    },
  }
}

export function json(response: ServerResponse, statusCode: number, value: unknown): void {
  response.writeHead(statusCode, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

/** A piece of the attach protocol: stream, three zeros, length, content. */
export function frame(stream: 1 | 2, content: string | Buffer): Buffer {
  const bytes = Buffer.from(content)
  const header = Buffer.alloc(8)
  header[0] = stream
  header.writeUInt32BE(bytes.length, 4)
  return Buffer.concat([header, bytes])
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks = await Array.fromAsync(request as AsyncIterable<Buffer>)
  return Buffer.concat(chunks).toString('latin1')
}
