import type { Call } from '../call.ts'

/** The request target of a call, in the one spelling that it has: the daemon decodes it to the same path and query. */
export function writeTarget({ version, path, query }: Pick<Call, 'version' | 'path' | 'query'>): string {
  const segments = [...(version === null ? [] : [`v${version}`]), ...path.map(segment)]
  const parameters = [...query].flatMap(([name, values]) =>
    values.map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
  )
  return `/${segments.join('/')}${parameters.length === 0 ? '' : `?${parameters.join('&')}`}`
}

/** As people know it: `sha256:…` and `name@digest` stay. */
const segment = (text: string) => encodeURIComponent(text).replaceAll('%3A', ':').replaceAll('%40', '@')
