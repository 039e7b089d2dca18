import type { Json } from '../../json.ts'
import { misspelled } from '../../wire/fold-key.ts'
import { type Findings, together, violation } from '../findings.ts'
import { isObject, isZero, kindOf } from '../json-kinds.ts'
import { type At, type Field, ignored, unexpected } from './field.ts'

/** The fields of an object, by their canonical names. */
export type Fields = Readonly<Record<string, Field>>

/** Spellings of known clients, which Go takes for the same field. docker-py (docker/types/containers.py) has them. */
const spellings: ReadonlyMap<string, string> = new Map([
  ['CPURealtimePeriod', 'CpuRealtimePeriod'],
  ['CPURealtimeRuntime', 'CpuRealtimeRuntime'],
])

/**
 * An object with known fields. Another field is refused, unless it has its zero value: then it is left out.
 *
 * @param always fields that are judged as null if they are absent
 */
export const object =
  (fields: Fields, always: readonly string[] = []): Field =>
  (value, at) => {
    if (value === null && always.length === 0) return { value }
    if (value !== null && !isObject(value)) return unexpected(value, at, 'an object')
    const present = new Map([...(value ?? [])].map(([key, item]) => [spellings.get(key) ?? key, item]))
    const absent = always.filter((key) => !present.has(key)).map((key) => [key, null] as const)
    const judged = [...present, ...absent].map(([key, item]) => ({
      key,
      ...judgeEntry(key, item, fields, at),
    }))
    const kept = judged.flatMap(({ key, value: item }) => (item === undefined ? [] : [[key, item] as const]))
    return { value: new Map(kept), ...together(judged) }
  }

function judgeEntry(
  key: string,
  value: Json,
  fields: Fields,
  at: At,
): Findings & { value: Json | undefined } {
  const place = at.place === '' ? key : `${at.place}.${key}`
  const field = Object.hasOwn(fields, key) ? fields[key] : undefined
  if (field === ignored) return { value: undefined }
  if (field !== undefined) return field(value, { ...at, place })
  const right = misspelled(key, Object.keys(fields))
  if (right !== null) return { value, ...violation('ambiguous-body', place, `Go reads it as ${right}`) }
  // An engine that does not know the field ignores it. One that does would take its absence for this value.
  if (isZero(value)) return { value: undefined }
  return { value, ...violation('unknown-field', place, kindOf(value)) }
}
