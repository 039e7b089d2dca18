import type { Json, JsonObject } from '../json.ts'
import type { Reference } from '../judgement.ts'
import { isObject } from './json-kinds.ts'

/**
 * The networks and containers that a container joins when it starts. The daemon looks up networks by their names then (moby,
 * daemon/container_operations.go: `findAndAttachNetwork`), and by then a network of that name can be another job's.
 *
 * @param inspected the answer of the daemon to `GET /containers/{container}/json`
 */
export function referencesOfContainer(inspected: Json): readonly Reference[] {
  const host = at(inspected, 'HostConfig')
  const joined = ['NetworkMode', 'PidMode', 'IpcMode'].flatMap((field): Reference[] => {
    const mode = host.get(field)
    const name = typeof mode === 'string' ? /^container:(.+)$/.exec(mode)?.[1] : undefined
    return name === undefined
      ? []
      : [{ kind: 'container', name, place: `HostConfig.${field} of the container`, must: 'own' }]
  })
  const networks = [...at(at(inspected, 'NetworkSettings'), 'Networks').keys()]
  return [
    ...joined,
    ...networks.map(
      (name): Reference => ({
        kind: 'network',
        name,
        place: 'a network of the container',
        must: 'own-or-built-in',
      }),
    ),
  ]
}

function at(json: Json, key: string): JsonObject {
  const value = isObject(json) ? (json.get(key) ?? null) : null
  return isObject(value) ? value : new Map()
}
