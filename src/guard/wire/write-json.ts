import type { Json, JsonNumber } from '../json.ts'

/** The text of a JSON value: no space, keys in their order, each number by its own digits. */
export function writeJson(json: Json): string {
  if (json === null || typeof json === 'boolean' || typeof json === 'string') return JSON.stringify(json)
  if (isNumber(json)) return json.digits
  if (isList(json)) return `[${json.map(writeJson).join(',')}]`
  return `{${[...json].map(([key, value]) => `${JSON.stringify(key)}:${writeJson(value)}`).join(',')}}`
}

const isNumber = (json: object): json is JsonNumber => 'digits' in json
const isList = (json: object): json is readonly Json[] => Array.isArray(json)
