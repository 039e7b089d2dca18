import type { Call } from '../call.ts'
import { type Read, refused } from './read.ts'

/** The routes that change the protocol, and to which (moby, daemon/server/router: container, grpc and session). */
const routes: readonly (readonly [path: RegExp, to: 'tcp' | 'h2c'])[] = [
  [/^containers\/[^/]+\/attach$/, 'tcp'],
  [/^exec\/[^/]+\/start$/, 'tcp'],
  [/^(session|grpc)$/, 'h2c'],
]

/**
 * The protocol that the client asks to change to. Refused on all other routes: each byte behind such a request would be read by nobody
 * but the daemon, which ignores the header there.
 *
 * @param path the segments of the path after the version
 * @param valuesOf the values of a header by its name in lower case
 */
export function readUpgrade(
  method: string,
  path: readonly string[],
  valuesOf: (name: string) => readonly string[],
): Read<Call['upgrade']> {
  const upgrades = valuesOf('upgrade')
  const connection = valuesOf('connection').flatMap((value) => value.toLowerCase().split(/\s*,\s*/))
  if (upgrades.length === 0 && !connection.includes('upgrade')) return { value: null }
  const to = routes.find(([pattern]) => method === 'POST' && pattern.test(path.join('/')))?.[1]
  const isAsked = upgrades.length === 1 && upgrades[0]?.toLowerCase() === to && connection.includes('upgrade')
  return to !== undefined && isAsked
    ? { value: to }
    : refused('upgrade', 'header Upgrade', upgrades.join(', '))
}
