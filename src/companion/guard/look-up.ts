import type { Json, JsonObject } from '../../guard/json.ts'
import type { Reference } from '../../guard/judgement.ts'
import { isList, isObject } from '../../guard/policy/json-kinds.ts'
import type { FoundObject } from '../../guard/policy/judge-reference.ts'
import { readJson } from '../../guard/wire/read-json.ts'
import { get } from './ask.ts'
import type { Guard } from './guard.ts'

/** An object of the daemon, or its answer that there is none. */
export type LookedUp =
  | {
      readonly object: FoundObject
      /** The ID that no other object can get. null: a volume or an image, which is known by its name. */
      readonly id: string | null
      /** What the daemon says of it. */
      readonly inspected: JsonObject
    }
  | { readonly missing: { readonly status: number; readonly json: string } }

/**
 * Asks the daemon for an object that a request names. Each time: a name can belong to another object a moment later.
 *
 * @throws an error if the daemon does not answer, or answers with anything else than the object
 */
export async function lookUp(
  { kind, name }: Pick<Reference, 'kind' | 'name'>,
  guard: Guard,
): Promise<LookedUp> {
  if (kind === 'exec') return containerOfExec(name, guard)
  const { status, body } = await get(guard.daemon, targets[kind](name))
  if (status === 404) return { missing: { status, json: String(body) } }
  const read = status === 200 ? readJson(body, 'cased') : null
  if (read === null || !('json' in read) || !isObject(read.json)) {
    throw new Error(`it answers ${status} to a question about the ${kind} ${name}`)
  }
  return readers[kind](read.json, name, guard)
}

const encoded = (name: string) => name.split('/').map(encodeURIComponent).join('/')

const targets: Readonly<Record<Exclude<Reference['kind'], 'exec'>, (name: string) => string>> = {
  container: (name) => `/containers/${encoded(name)}/json`,
  network: (name) => `/networks/${encoded(name)}`,
  volume: (name) => `/volumes/${encoded(name)}`,
  image: (name) => `/images/${encoded(name)}/json`,
}

const readers: Readonly<
  Record<
    Exclude<Reference['kind'], 'exec'>,
    (json: JsonObject, name: string, guard: Guard) => LookedUp | Promise<LookedUp>
  >
> = {
  container: (inspected, _, { task: { adopted } }) => {
    const id = text(inspected.get('Id'))
    const name = text(inspected.get('Name')).replace(/^\//, '')
    const networks = [...at(inspected, 'NetworkSettings', 'Networks')].flatMap(([network, settings]) => [
      network,
      isObject(settings) ? text(settings.get('NetworkID')) : '',
    ])
    return {
      id,
      inspected,
      object: {
        name,
        labels: texts(at(inspected, 'Config', 'Labels')),
        privileged: at(inspected, 'HostConfig').get('Privileged') === true,
        adopted:
          adopted.containers.some((each) => each === id || each === name) ||
          networks.some((network) => adopted.networks.includes(network)),
      },
    }
  },
  network: (inspected, _, { task: { adopted } }) => {
    const id = text(inspected.get('Id'))
    const name = text(inspected.get('Name'))
    const isAdopted = adopted.networks.includes(name) || adopted.networks.includes(id)
    const labels = texts(at(inspected, 'Labels'))
    return { id, inspected, object: { name, labels, privileged: false, adopted: isAdopted } }
  },
  volume: (inspected, name) => ({
    id: null,
    inspected,
    object: { name, labels: texts(at(inspected, 'Labels')), privileged: false, adopted: false },
  }),
  image: async (inspected, name, { imagesBefore }) => {
    const tags = inspected.get('RepoTags') ?? null
    const before = await imagesBefore
    const isNew = before.isNew(name, text(inspected.get('Id')), isList(tags) ? tags.map(text) : [])
    return { id: null, inspected, object: { name, labels: {}, privileged: false, adopted: isNew } }
  },
}

/** An exec is in its container, so the container is asked for. */
async function containerOfExec(name: string, guard: Guard): Promise<LookedUp> {
  const { status, body } = await get(guard.daemon, `/exec/${encoded(name)}/json`)
  if (status === 404) return { missing: { status, json: String(body) } }
  const read = readJson(body, 'cased')
  const container = 'json' in read && isObject(read.json) ? text(read.json.get('ContainerID')) : ''
  if (container === '') throw new Error(`it answers ${status} to a question about the exec ${name}`)
  const found = await lookUp({ kind: 'container', name: container }, guard)
  return 'missing' in found ? found : { ...found, id: null }
}

/** An object within an object. Empty if there is none. */
function at(json: JsonObject, ...keys: readonly string[]): JsonObject {
  let here: Json = json
  for (const key of keys) here = isObject(here) ? (here.get(key) ?? null) : null
  return isObject(here) ? here : new Map()
}

const text = (json: Json | undefined): string => (typeof json === 'string' ? json : '')
const texts = (json: JsonObject): Record<string, string> =>
  Object.fromEntries([...json].map(([key, value]) => [key, text(value)]))
