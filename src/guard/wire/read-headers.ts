import type { Call } from '../call.ts'
import { type Read, refused } from './read.ts'

/**
 * The headers that the daemon reads (moby, daemon/server/router) or that BuildKit's session needs, by name in lower case. Others end
 * here: what the connection says of itself (RFC 9110, 7.6.1), and what no endpoint knows.
 */
const forwarded =
  /^(accept|user-agent|x-registry-auth|x-registry-config|x-docker-expose-session-[a-z-]+|traceparent|tracestate|baggage)$/
const lists = /^(accept|x-docker-expose-session-grpc-method|tracestate|baggage)$/

const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const text = /^[\t -~\u0080-\u00ff]*$/
const mediaTypes = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+\/[!#$%&'*+.^_`|~0-9A-Za-z-]+$/

/** The headers by name in lower case. Refuses names and values that are none. */
export function readHeaders(
  headers: readonly (readonly [name: string, value: string])[],
): Read<ReadonlyMap<string, readonly string[]>> {
  const read = new Map<string, readonly string[]>()
  for (const [name, value] of headers) {
    if (!token.test(name) || !text.test(value)) return refused('odd-framing', `header ${name}`)
    const key = name.toLowerCase()
    if (forwarded.test(key) && !lists.test(key) && read.has(key)) {
      return refused('ambiguous-request', `header ${name}`, 'twice')
    }
    read.set(key, [...(read.get(key) ?? []), value.trim()])
  }
  return { value: read }
}

/** Those headers that the daemon gets. */
export function forwardedHeaders(headers: ReadonlyMap<string, readonly string[]>): Call['headers'] {
  return [...headers].flatMap(([name, values]) =>
    forwarded.test(name) ? values.map((value) => [name, value] as const) : [],
  )
}

/**
 * The media type of the body. Refuses forms: Go reads their parameters before those of the query (net/http, `Request.ParseForm`), so
 * that the body would decide what the request does.
 */
export function readMediaType(values: readonly string[]): Read<string | null> {
  const [first] = values
  if (first === undefined) return { value: null }
  if (values.length > 1) return refused('ambiguous-request', 'header Content-Type', 'twice')
  const type = first.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!mediaTypes.test(type)) return refused('ambiguous-request', 'header Content-Type', first)
  if (type === 'application/x-www-form-urlencoded' || type.startsWith('multipart/')) {
    return refused('form-body', 'header Content-Type', type)
  }
  return { value: type }
}
