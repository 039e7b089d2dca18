import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'

/** The answers to what Node's parser refuses. Others are 400. */
const answers: Readonly<Record<string, readonly [status: number, message: string]>> = {
  // The code of the first bytes of HTTP/2 (RFC 9113, section 3.4).
  HPE_PAUSED_H2_UPGRADE: [505, 'HTTP/2 is not supported. Use HTTP/1.1.'],
  HPE_HEADER_OVERFLOW: [431, 'The headers are larger than 1 MiB.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The headers did not come in time.'],
}

/** Answers bytes that are no request, and closes the connection. */
export function unreadable(error: NodeJS.ErrnoException, connection: Socket): void {
  // A response that has begun would get the bytes of this answer as its own.
  if (!connection.writable || connection.bytesWritten > 0) {
    connection.destroy()
    return
  }
  const [status, message] = answers[error.code ?? ''] ?? [
    400,
    `The request is not readable: ${error.message}.`,
  ]
  const body = JSON.stringify({ message })
  connection.end(
    [
      ...[
        `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
        'Connection: close',
        'Content-Type: application/json',
      ],
      ...[`Content-Length: ${Buffer.byteLength(body)}`, '', body],
    ].join('\r\n'),
  )
}
