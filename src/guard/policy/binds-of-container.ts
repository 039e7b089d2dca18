import type { Json } from '../json.ts'
import type { BindSource } from '../judgement.ts'
import { isList, isObject } from './json-kinds.ts'

/**
 * The paths of the host that a container mounts, so that they are checked again when it starts: a link can have changed since it was
 * created.
 *
 * @param inspected the answer of the daemon to `GET /containers/{container}/json`
 */
export function bindsOfContainer(inspected: Json): readonly BindSource[] {
  const mounts = isObject(inspected) ? (inspected.get('Mounts') ?? null) : null
  if (!isList(mounts)) return []
  return mounts.flatMap((mount) => {
    if (!isObject(mount) || mount.get('Type') !== 'bind') return []
    const path = mount.get('Source')
    return typeof path === 'string'
      ? [{ path, place: 'a mount of the container', writable: mount.get('RW') !== false }]
      : []
  })
}
