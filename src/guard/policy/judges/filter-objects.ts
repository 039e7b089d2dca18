import type { Call } from '../../call.ts'
import type { Json, JsonObject } from '../../json.ts'
import type { RuleId } from '../../rules.ts'
import { readJson } from '../../wire/read-json.ts'
import { writeJson } from '../../wire/write-json.ts'
import type { Judge, Reading, Request } from '../endpoint.ts'
import { violation } from '../findings.ts'
import { isList, isObject } from '../json-kinds.ts'

/** Lists only the job's own objects, unless the rule is open. */
export const filterObjects =
  (rule: RuleId): Judge =>
  (request) =>
    request.policy.allow.includes(rule) ? {} : withOwner(request)

/** Removes only the job's own objects. No rule opens it: nobody lists the objects of another job to remove them. */
export const filterPrune: Judge = (request) => withOwner(request)

export const filterEvents: Judge = filterObjects('foreign-container')

/** The label of the job beside the filters of the client. Each object must have all of the labels (moby, filters.MatchKVList). */
function withOwner({ call, policy }: Request): Reading {
  const [written = ''] = call.query.get('filters') ?? []
  const filters = readFilters(written)
  if (filters === null) return violation('unexpected-value', 'query filters', written)
  const { name, value } = policy.owner
  const labels = [...(filters.get('label') ?? []), `${name}=${value}`]
  const text = writeJson(
    new Map([...filters, ['label', labels] as const].map(([key, values]) => [key, setOf(values)])),
  )
  const query: Call['query'] = new Map([...call.query, ['filters', [text]]])
  return { query }
}

/** The newer of the two forms of a filter, which all engines read. */
const setOf = (values: readonly string[]): JsonObject => new Map(values.map((value) => [value, true]))

/** Both forms: `{"label":["a"]}` and `{"label":{"a":true}}` (moby, api/types/filters: `FromJSON`). null: neither. */
function readFilters(text: string): ReadonlyMap<string, readonly string[]> | null {
  if (text === '') return new Map()
  const read = readJson(text, 'cased')
  if (!('json' in read)) return null
  if (read.json === null) return new Map()
  if (!isObject(read.json)) return null
  const filters = [...read.json].map(([key, values]) => [key, valuesOf(values)] as const)
  return filters.some(([, values]) => values === null)
    ? null
    : new Map(filters.map(([key, values]) => [key, values ?? []]))
}

function valuesOf(json: Json): readonly string[] | null {
  if (json === null) return []
  if (isList(json)) return json.every((value) => typeof value === 'string') ? json : null
  if (!isObject(json)) return null
  return [...json.values()].every((value) => typeof value === 'boolean') ? [...json.keys()] : null
}
