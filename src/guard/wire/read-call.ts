import type { Call, RawRequest } from '../call.ts'
import type { Violation } from '../judgement.ts'
import { refused } from './read.ts'
import { readFraming } from './read-framing.ts'
import { forwardedHeaders, readHeaders, readMediaType } from './read-headers.ts'
import { readPath } from './read-path.ts'
import { readQuery } from './read-query.ts'
import { readUpgrade } from './read-upgrade.ts'

/** All that the Engine API has. A daemon answers OPTIONS for any path, which no client needs. */
const methods = /^(GET|HEAD|POST|PUT|DELETE)$/

/** Reads a request. Refuses each one that the daemon could read differently, so that what is judged is what is forwarded. */
export function readCall(raw: RawRequest): { readonly call: Call } | { readonly violation: Violation } {
  const { method, target } = raw
  if (!methods.test(method)) return refused('unknown-request', 'method', method)
  // Go takes `#` for a part of the path, and Node hands on each byte as it came.
  if (/[^!-~]|#/.test(target)) return refused('odd-path', 'path', target)

  const headers = readHeaders(raw.headers)
  if ('violation' in headers) return headers
  const valuesOf = (name: string) => headers.value.get(name) ?? []
  const framing = readFraming(raw, valuesOf)
  if ('violation' in framing) return framing

  const cut = target.indexOf('?')
  const path = readPath(cut === -1 ? target : target.slice(0, cut))
  if ('violation' in path) return path
  const { version, segments } = path.value
  const query = readQuery(cut === -1 ? '' : target.slice(cut + 1), segments)
  if ('violation' in query) return query

  const mediaType = readMediaType(valuesOf('content-type'))
  if ('violation' in mediaType) return mediaType
  const upgrade = readUpgrade(method, segments, valuesOf)
  if ('violation' in upgrade) return upgrade
  return {
    call: {
      method,
      version,
      path: segments,
      query: query.value,
      upgrade: upgrade.value,
      mediaType: mediaType.value,
      headers: forwardedHeaders(headers.value),
    },
  }
}
