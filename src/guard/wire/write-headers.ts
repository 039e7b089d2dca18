import type { Call } from '../call.ts'

/** How the body that follows ends. A number is its length in bytes. */
export type Framing = 'none' | 'chunked' | number

/**
 * The headers of a call as the daemon gets them. None is the client's word about the connection: length, chunks and the change of the
 * protocol are written anew.
 */
export function writeHeaders(call: Call, framing: Framing): (readonly [name: string, value: string])[] {
  const length = framing === 'none' ? 0 : framing
  const isWithoutBody = framing === 'none' && /^(GET|HEAD|DELETE)$/.test(call.method)
  return [
    ['Host', 'docker'],
    ...call.headers,
    ...(call.mediaType === null ? [] : [['Content-Type', call.mediaType] as const]),
    ...(call.upgrade === null
      ? []
      : [['Connection', 'Upgrade'] as const, ['Upgrade', call.upgrade] as const]),
    ...(isWithoutBody
      ? []
      : length === 'chunked'
        ? [['Transfer-Encoding', 'chunked'] as const]
        : [['Content-Length', String(length)] as const]),
  ]
}
