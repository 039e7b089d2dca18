import type { Json, JsonObject } from '../json.ts'
import type { ReplyRule } from '../judgement.ts'
import { isList, isObject } from './json-kinds.ts'
import type { Policy } from './policy.ts'

/** Networks that the daemon has without being asked. Clients look them up. */
const builtIn: readonly Json[] = ['bridge', 'host', 'none']

/** Lists of objects that do not have the label of the job, in `GET /system/df`: of engines up to 28, then of 29. */
const listsOfObjects = ['Containers', 'Volumes'] as const
const listsOfUsage = ['ContainerUsage', 'VolumeUsage'] as const

/** The answer of the daemon without the objects of other jobs. */
export function filterReply(reply: ReplyRule, json: Json, policy: Policy): Json {
  if (reply === 'own-networks') return ownNetworks(json, policy)
  if (reply === 'own-disk-usage') return ownUsage(json, policy)
  return json
}

function ownNetworks(json: Json, policy: Policy): Json {
  if (!isList(json) || policy.allow.includes('foreign-network')) return json
  return json.filter(
    (network) =>
      isObject(network) && (builtIn.includes(network.get('Name') ?? null) || isOwn(network, policy)),
  )
}

function ownUsage(json: Json, policy: Policy): Json {
  if (!isObject(json)) return json
  const own = new Map(json)
  for (const key of listsOfObjects) {
    const items = json.get(key)
    if (items !== undefined) own.set(key, ownItems(items, policy))
  }
  for (const key of listsOfUsage) {
    const usage = json.get(key)
    if (usage === undefined || !isObject(usage)) continue
    own.set(
      key,
      new Map([
        ...usage,
        ...(usage.has('Items') ? [['Items', ownItems(usage.get('Items') ?? null, policy)] as const] : []),
      ]),
    )
  }
  return own
}

const ownItems = (items: Json, policy: Policy): Json =>
  isList(items) ? items.filter((item) => isObject(item) && isOwn(item, policy)) : items

function isOwn(item: JsonObject, { owner }: Policy): boolean {
  const labels = item.get('Labels') ?? null
  return isObject(labels) && labels.get(owner.name) === owner.value
}
