import { decodePercent } from './percent.ts'
import { type Read, refused } from './read.ts'

/** The prefix that moby's router takes off (moby, daemon/server/server.go: `versionMatcher`). */
const prefix = /^v[0-9.]+$/
/** A version as clients write it. The daemon compares numbers, so that `v001.041` is 1.41 to it. */
const version = /^v((?:0|[1-9]\d?)\.(?:0|[1-9]\d{0,2}))$/

/** Names of images have slashes. Some clients encode them (docker-java, `DefaultWebTarget.resolveTemplate`). */
const takeSlashes = /^(images|distribution)$/

/** Printable ASCII, without the characters that a second reader could read as something else. */
const plain = /^[ -~]+$/
const odd = /[\\%#?;]/

/**
 * Reads the path of a request as Go's net/url and moby's router read it: it is decoded once.
 * Refuses a path that the daemon would clean (gorilla/mux redirects `//`, `.` and `..`) or that a second reader could read differently.
 */
export function readPath(
  raw: string,
): Read<{ readonly version: string | null; readonly segments: readonly string[] }> {
  const no = refused('odd-path', 'path', raw)
  if (!raw.startsWith('/')) return no
  const segments: string[] = []
  let found: string | null = null
  for (const [index, written] of raw.slice(1).split('/').entries()) {
    const decoded = decodePercent(written)
    if (decoded === null) return no
    if (index === 0 && prefix.test(decoded)) {
      found = version.exec(decoded)?.[1] ?? null
      if (found === null) return no
      continue
    }
    const parts = takeSlashes.test(segments[0] ?? '') ? decoded.split('/') : [decoded]
    if (!parts.every(isPlain)) return no
    segments.push(...parts)
  }
  return segments.length === 0 ? no : { value: { version: found, segments } }
}

function isPlain(segment: string): boolean {
  return (
    plain.test(segment) && !odd.test(segment) && !segment.includes('/') && segment !== '.' && segment !== '..'
  )
}
