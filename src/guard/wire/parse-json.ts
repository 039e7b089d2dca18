import type { Json } from '../json.ts'
import { foldKey } from './fold-key.ts'
import { type JsonCursor, jsonCursor } from './json-cursor.ts'

/** Which keys of one object are the same: those that Go folds to one, or those that are equal. */
export type KeyRule = 'folded' | 'cased'

/** Why a text is refused, and in which field. Never a value of it. */
export type Problem = { readonly place: string; readonly problem: string }

/** Fields that are maps of Go wherever they occur (moby, api/types). Their keys are names that users choose. */
const maps = /^(Labels|Annotations|Options|DriverOpts|Sysctls)$/

/** Bodies of the Engine API are 8 deep. */
const deepest = 64

/** Parses JSON without loss. JSON.parse would keep the last of two equal keys, and round numbers. */
export function parseJson(text: string, keys: KeyRule): { readonly json: Json } | Problem {
  const cursor = jsonCursor(text)
  const result = readValue(cursor, [], keys)
  if ('problem' in result || cursor.isAtEnd()) return result
  return { place: '', problem: 'more than one value' }
}

type Result = { readonly json: Json } | Problem

function readValue(cursor: JsonCursor, path: readonly string[], keys: KeyRule): Result {
  if (path.length > deepest) return problem(path, `deeper than ${deepest}`)
  if (cursor.skip('{')) return readObject(cursor, path, keys)
  if (cursor.skip('[')) return readList(cursor, path)
  const literal = cursor.literal()
  if (literal !== undefined) return { json: literal }
  const string = cursor.string()
  if (string === null) return problem(path, 'no JSON')
  return string.isWellFormed() ? { json: string } : problem(path, 'half of a surrogate pair')
}

function readList(cursor: JsonCursor, path: readonly string[]): Result {
  const list: Json[] = []
  if (cursor.skip(']')) return { json: list }
  do {
    const value = readValue(cursor, [...path, String(list.length)], 'folded')
    if ('problem' in value) return value
    list.push(value.json)
  } while (cursor.skip(','))
  return cursor.skip(']') ? { json: list } : problem(path, 'no JSON')
}

function readObject(cursor: JsonCursor, path: readonly string[], keys: KeyRule): Result {
  const object = new Map<string, Json>()
  const names = new Map<string, string>()
  if (cursor.skip('}')) return { json: object }
  do {
    const key = cursor.string()
    if (key === null) return problem(path, 'no JSON')
    const here = [...path, key]
    if (!key.isWellFormed()) return problem(here, 'half of a surrogate pair')
    const name = keys === 'cased' ? key : foldKey(key)
    const same = names.get(name)
    if (same !== undefined)
      return problem(here, same === key ? 'twice in one object' : `Go reads it as ${same}`)
    if (!cursor.skip(':')) return problem(here, 'no JSON')
    const value = readValue(cursor, here, maps.test(key) ? 'cased' : 'folded')
    if ('problem' in value) return value
    names.set(name, key)
    object.set(key, value.json)
  } while (cursor.skip(','))
  return cursor.skip('}') ? { json: object } : problem(path, 'no JSON')
}

const problem = (path: readonly string[], text: string): Problem => ({ place: path.join('.'), problem: text })
