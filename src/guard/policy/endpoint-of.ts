import type { Call } from '../call.ts'
import type { Reference } from '../judgement.ts'
import type { Endpoint } from './endpoint.ts'
import { endpoints } from './endpoints.ts'
import { pathNames, takesSlashes } from './path-names.ts'

/** The endpoint of a call. null: the guard does not know it. */
export function endpointOf({ method, path }: Pick<Call, 'method' | 'path'>): Endpoint | null {
  const found = endpoints.filter((endpoint) => endpoint.method === method && namesIn(endpoint, path) !== null)
  return (
    found.find((endpoint) => endpoint.path.length === path.length && !endpoint.path.some(isVariable)) ??
    found[0] ??
    null
  )
}

/** The objects that the path of a call names. */
export function pathReferences(endpoint: Endpoint, path: readonly string[]): readonly Reference[] {
  return (namesIn(endpoint, path) ?? []).flatMap(({ variable, name }) => {
    const reference = pathNames[variable]?.reference ?? null
    return reference === null ? [] : [{ ...reference, name, place: 'path' }]
  })
}

type Name = { readonly variable: string; readonly name: string }

const isVariable = (segment: string) => segment.startsWith('{')

/** The names in a path, by the variables of the endpoint. null: the path is not of this endpoint. */
function namesIn({ path: template }: Endpoint, path: readonly string[]): readonly Name[] | null {
  const more = template.some(takesSlashes) ? path.length - template.length : 0
  if (more < 0 || path.length !== template.length + more) return null
  const names: Name[] = []
  let index = 0
  for (const segment of template) {
    const length = takesSlashes(segment) ? 1 + more : 1
    const parts = path.slice(index, index + length)
    index += length
    if (!isVariable(segment)) {
      if (parts[0] !== segment) return null
      continue
    }
    const grammar = pathNames[segment]?.grammar
    if (grammar === undefined || !parts.every((part) => grammar.test(part))) return null
    names.push({ variable: segment, name: parts.join('/') })
  }
  return names
}
