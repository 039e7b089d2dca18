import type { Json } from '../json.ts'
import { foldKey } from './fold-key.ts'
import { type JsonCursor, jsonCursor } from './json-cursor.ts'

/**
 * Which keys of one object are the same: those that Go folds to one, as in fields of a struct, or those that are equal. `cased` is for
 * maps and for answers of the daemon, which no client wrote.
 */
export type KeyRule = 'folded' | 'cased'

/** Why a text is refused, and in which field. Never a value of it. */
export type Problem = { readonly place: string; readonly problem: string }

/** Fields that are maps of Go wherever they occur (moby, api/types). Their keys are names that users choose. */
const maps = /^(Labels|Annotations|Options|DriverOpts|Sysctls|Volumes|Tmpfs|EndpointsConfig)$/

/** Bodies of the Engine API are 8 deep. */
const deepest = 64

/** Parses JSON without loss. JSON.parse would keep the last of two equal keys, and round numbers. */
export function parseJson(text: string, keys: KeyRule): { readonly json: Json } | Problem {
  const cursor = jsonCursor(text)
  const result = readValue(cursor, [], { here: keys, below: keys })
  if ('problem' in result || cursor.isAtEnd()) return result
  return { place: '', problem: 'more than one value' }
}

/** The rule of an object, and of those in it. */
type Rules = { readonly here: KeyRule; readonly below: KeyRule }

type Result = { readonly json: Json } | Problem

function readValue(cursor: JsonCursor, path: readonly string[], rules: Rules): Result {
  if (path.length > deepest) return problem(path, `deeper than ${deepest}`)
  if (cursor.skip('{')) return readObject(cursor, path, rules)
  if (cursor.skip('[')) return readList(cursor, path, rules)
  const literal = cursor.literal()
  if (literal !== undefined) return { json: literal }
  const string = cursor.string()
  if (string === null) return problem(path, 'no JSON')
  return string.isWellFormed() ? { json: string } : problem(path, 'half of a surrogate pair')
}

function readList(cursor: JsonCursor, path: readonly string[], rules: Rules): Result {
  const list: Json[] = []
  if (cursor.skip(']')) return { json: list }
  do {
    const value = readValue(cursor, [...path, String(list.length)], { ...rules, here: rules.below })
    if ('problem' in value) return value
    list.push(value.json)
  } while (cursor.skip(','))
  return cursor.skip(']') ? { json: list } : problem(path, 'no JSON')
}

function readObject(cursor: JsonCursor, path: readonly string[], rules: Rules): Result {
  const object = new Map<string, Json>()
  const names = new Map<string, string>()
  if (cursor.skip('}')) return { json: object }
  do {
    const key = cursor.string()
    if (key === null) return problem(path, 'no JSON')
    const here = [...path, key]
    if (!key.isWellFormed()) return problem(here, 'half of a surrogate pair')
    const name = rules.here === 'cased' ? key : foldKey(key)
    const same = names.get(name)
    if (same !== undefined)
      return problem(here, same === key ? 'twice in one object' : `Go reads it as ${same}`)
    if (!cursor.skip(':')) return problem(here, 'no JSON')
    const value = readValue(cursor, here, { ...rules, here: maps.test(key) ? 'cased' : rules.below })
    if ('problem' in value) return value
    names.set(name, key)
    object.set(key, value.json)
  } while (cursor.skip(','))
  return cursor.skip('}') ? { json: object } : problem(path, 'no JSON')
}

const problem = (path: readonly string[], text: string): Problem => ({ place: path.join('.'), problem: text })
