import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http'
import { join } from 'node:path'
import { temporaryFolder } from '../opened/folder.ts'
import { listen } from '../opened/server.ts'

export type Received = {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export type EngineServer = {
  readonly host: string
  /** What was asked of it so far. */
  readonly received: readonly Received[]
}

/** An engine that answers as the test says, until the test ends; `answer` is called once the request is whole. */
export async function startEngine(
  answer: (request: Received, response: ServerResponse) => void,
): Promise<EngineServer> {
  const received: Received[] = []
  const listener: RequestListener = async (request, response) => {
    const { method = '', url = '', headers } = request
    const asked = { method, url, headers, body: await textOf(request) }
    received.push(asked)
    answer(asked, response)
  }
  const socket = join(await temporaryFolder('engine'), 'docker.sock')
  return { host: `unix://${await listen(createServer(listener), socket)}`, received }
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
  const chunks = await request.toArray()
  return Buffer.concat(chunks).toString('latin1')
}
