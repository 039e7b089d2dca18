import type { Json, JsonNumber, JsonObject } from '../json.ts'

export const isObject = (json: Json): json is JsonObject => json instanceof Map
export const isList = (json: Json): json is readonly Json[] => Array.isArray(json)
export const isNumber = (json: Json): json is JsonNumber =>
  typeof json === 'object' && json !== null && 'digits' in json

/** If Go reads the value as the zero value of its type, or as one without elements. */
export function isZero(json: Json): boolean {
  if (isObject(json)) return json.size === 0
  if (isList(json)) return json.length === 0
  if (isNumber(json)) return /^-?0(\.0+)?$/.test(json.digits)
  return json === null || json === false || json === ''
}

/** The type of a value in words. */
export function kindOf(value: Json): string {
  if (value === null) return 'null'
  if (isObject(value)) return 'an object'
  if (isList(value)) return 'a list'
  if (isNumber(value)) return 'a number'
  return typeof value === 'string' ? 'a string' : 'a boolean'
}

/** A short text for a record. Only for values that hold no secret. */
export function shown(json: Json): string {
  if (isObject(json)) return `{${[...json].map(([key, value]) => `${key}: ${shown(value)}`).join(', ')}}`
  if (isList(json)) return `[${json.map(shown).join(', ')}]`
  if (isNumber(json)) return json.digits
  return json === null ? 'null' : String(json)
}
