import { decodePercent } from './percent.ts'
import { type Read, refused } from './read.ts'

/** The parameters that the daemon reads as lists (moby, daemon/server/router: `r.Form[…]`), by the path of the endpoint. */
const lists: readonly (readonly [path: RegExp, names: readonly string[]])[] = [
  [/^build$/, ['t', 'extrahosts', 'securityopt']],
  [/^commit$/, ['changes']],
  [/^images\/create$/, ['changes']],
  [/^images\/get$/, ['names', 'platform']],
  [/^images\/(load|.+\/get)$/, ['platform']],
  [/^images\/[^/]+(\/[^/]+)*$/, ['platforms']],
  [/^images\/.+\/attestations$/, ['type']],
  [/^system\/df$/, ['type']],
]

/** More than any client sends. Go refuses more than 10,000 (net/url, `urlmaxqueryparams`). */
const mostParameters = 1_000

/** A field of a body, which dockerode writes into the query too: each parameter begins with a small letter, and Go tells them apart. */
export const isField = (name: string): boolean => /^[A-Z]/.test(name)

/**
 * Reads a query as Go's `url.ParseQuery`. Refuses `;`, a malformed escape, and a name that occurs twice: the daemon takes the first.
 *
 * @param raw without the question mark
 * @param path the segments of the path after the version
 */
export function readQuery(
  raw: string,
  path: readonly string[],
): Read<ReadonlyMap<string, readonly string[]>> {
  const takesList = lists.filter(([pattern]) => pattern.test(path.join('/'))).flatMap(([, names]) => names)
  const query = new Map<string, readonly string[]>()
  const parts = raw.split('&').filter((part) => part !== '')
  if (parts.length > mostParameters)
    return refused('ambiguous-request', 'query', `${parts.length} parameters`)
  for (const part of parts) {
    const cut = part.indexOf('=')
    const name = decode(cut === -1 ? part : part.slice(0, cut))
    const value = decode(cut === -1 ? '' : part.slice(cut + 1))
    if (name === null || name === '' || value === null || part.includes(';')) {
      return refused('ambiguous-request', `query ${name ?? ''}`.trimEnd())
    }
    const before = query.get(name)
    if (before !== undefined && !takesList.includes(name) && !isField(name)) {
      return refused('ambiguous-request', `query ${name}`, 'twice')
    }
    query.set(name, [...(before ?? []), value])
  }
  return { value: query }
}

const decode = (text: string) => decodePercent(text.replaceAll('+', ' '))
