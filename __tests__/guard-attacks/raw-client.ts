import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { closeAfterwards } from '../opened/close-afterwards.ts'

/** A piece of what an attacker writes: bytes, or milliseconds of silence. */
export type Piece = string | Uint8Array | number

export type Exchange = {
  /** The status codes of all answers, in their order. */
  readonly statuses: readonly number[]
  readonly text: string
  /** The other side has closed the connection. */
  readonly isClosed: boolean
}

/** Milliseconds without a byte after which there will be no answer. */
const patience = 2_000

/** Writes bytes as they are to a socket, and reads what comes until the other side closes it or is silent. */
export async function writeRaw(socket: string, ...pieces: readonly Piece[]): Promise<Exchange> {
  const connection = connect({ path: socket, allowHalfOpen: true })
  await closeAfterwards(() => connection.destroy())
  const chunks: Buffer[] = []
  let last = performance.now()
  let isClosed = false
  connection.on('data', (bytes) => {
    chunks.push(bytes)
    last = performance.now()
  })
  connection.on('end', () => {
    isClosed = true
  })
  // A guard that refuses closes while the attacker still writes.
  connection.on('error', () => {
    isClosed = true
  })
  await once(connection, 'connect')
  for (const piece of pieces) {
    if (typeof piece === 'number') await sleep(piece)
    else if (connection.writable) connection.write(piece)
  }
  last = performance.now()
  while (!isClosed && performance.now() - last < patience) await sleep(20)
  connection.destroy()
  const text = Buffer.concat(chunks).toString('latin1')
  return {
    statuses: [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status)),
    text,
    isClosed,
  }
}

/**
 * The bytes of a request, after which the other side closes the connection. Its length is right. A header among `headers` takes the
 * place of these two.
 */
export function bytesOf(line: string, body = '', headers: readonly string[] = []): string {
  const has = (names: RegExp) => headers.some((header) => names.test(header))
  const all = [
    ...['Host: docker', ...headers],
    ...(has(/^connection:/i) ? [] : ['Connection: close']),
    ...(has(/^(content-length|transfer-encoding)/i) ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]),
  ]
  return `${line} HTTP/1.1\r\n${all.join('\r\n')}\r\n\r\n${body}`
}

/** Does not end the connection. */
export const keepAlive = 'Connection: keep-alive'

/** Writes bytes and ends, as a client that waits for no answer. Gives what came until the other side has ended too. */
export async function writeAndEnd(socket: string, bytes: string): Promise<string> {
  const connection = connect({ path: socket, allowHalfOpen: true })
  const chunks: Buffer[] = []
  connection.on('data', (part) => chunks.push(part))
  connection.on('error', () => {})
  connection.setTimeout(patience, () => connection.destroy())
  connection.end(Buffer.from(bytes, 'latin1'))
  if (!connection.closed) await once(connection, 'close').catch(() => {})
  return Buffer.concat(chunks).toString('latin1')
}
