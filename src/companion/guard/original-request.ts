import type { Client } from './client.ts'
import { endToEnd, valuesOf } from './end-to-end.ts'
import type { Forwarded } from './forward.ts'

/** A request as the client sent it, for `audit`, which forwards what it cannot read. */
export function originalRequest({ request, body, connection }: Client): Forwarded {
  const { method = '', url = '', rawHeaders } = request
  const isChunked = valuesOf(rawHeaders, 'transfer-encoding').length > 0
  const hasLength = valuesOf(rawHeaders, 'content-length').length > 0
  const isWithoutBody = !isChunked && !hasLength
  const upgrade =
    connection === null ? [] : valuesOf(rawHeaders, 'upgrade').flatMap((value) => ['Upgrade', value])
  return {
    method,
    target: url,
    headers: [
      ...endToEnd(rawHeaders),
      ...(upgrade.length === 0 ? [] : ['Connection', 'Upgrade', ...upgrade]),
      ...(isChunked ? ['Transfer-Encoding', 'chunked'] : []),
      // Node would send chunks (node:http, `useChunkedEncodingByDefault`), which `start` of the daemon takes for a body.
      ...(isWithoutBody && !/^(GET|HEAD|DELETE)$/.test(method) ? ['Content-Length', '0'] : []),
    ],
    body: isWithoutBody ? Buffer.alloc(0) : body,
  }
}
