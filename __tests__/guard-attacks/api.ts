import { request } from 'node:http'

export type Reply = { readonly status: number; readonly body: Reading }

/** JSON of the engine, or the text of an answer that is none. */
// biome-ignore lint/suspicious/noExplicitAny: answers of the engine are read by path
export type Reading = any

/** Calls the Engine API on a socket. A body that is a text is sent as it is. */
export function call(socket: string, line: string, body?: object | string): Promise<Reply> {
  const [method = '', path = ''] = line.split(' ')
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const headers = {
      ...(text !== '' && { 'Content-Type': 'application/json' }),
      'Content-Length': Buffer.byteLength(text),
    }
    const asked = request({ socketPath: socket, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (bytes) => chunks.push(bytes))
      response.on('error', reject)
      response.on('end', () => {
        const answer = Buffer.concat(chunks).toString()
        resolve({ status: response.statusCode ?? 0, body: parsed(answer) })
      })
    })
    asked.on('error', reject)
    asked.end(text)
  })
}

function parsed(text: string): Reading {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
