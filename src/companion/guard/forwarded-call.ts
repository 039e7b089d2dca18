import type { Readable } from 'node:stream'
import type { Call } from '../../guard/call.ts'
import { type Framing, writeHeaders } from '../../guard/wire/write-headers.ts'
import { writeTarget } from '../../guard/wire/write-target.ts'
import type { Client } from './client.ts'
import type { Forwarded } from './forward.ts'

/** A request of which each byte is written anew, but for a stream that is passed on unread. */
export function forwardedCall(client: Client, call: Call, body: Buffer | Readable): Forwarded {
  const framing = Buffer.isBuffer(body) ? body.length || 'none' : framingOf(client)
  return {
    method: call.method,
    target: writeTarget(call),
    headers: writeHeaders(call, framing).flat(),
    body: framing === 'none' ? Buffer.alloc(0) : body,
  }
}

/** As Node's parser has it: it refuses a request with two lengths. */
function framingOf({ request: { headers } }: Client): Framing {
  if (headers['transfer-encoding'] !== undefined) return 'chunked'
  const length = Number(headers['content-length'] ?? 0)
  return length === 0 ? 'none' : length
}
