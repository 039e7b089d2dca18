import type { Json } from '../../json.ts'
import type { RuleId } from '../../rules.ts'
import { type Findings, together, violation } from '../findings.ts'
import { isList, isNumber, isObject, isZero, kindOf, shown } from '../json-kinds.ts'
import type { Policy } from '../policy.ts'

/** Where a value stands: its path, and the policy by which it is judged. */
export type At = { readonly place: string; readonly policy: Policy }

/** What is seen in a value, and the value that is forwarded. */
export type Judged = Findings & { readonly value: Json }

/** Judges one value of a body. */
export type Field = (value: Json, at: At) => Judged

/** A value of another type than the engine reads. */
export const unexpected = (value: Json, { place }: At, expected: string): Judged => ({
  value,
  ...violation('unexpected-value', place, `${kindOf(value)}, not ${expected}`),
})

const plain =
  (fits: (value: Json) => boolean, expected: string): Field =>
  (value, at) =>
    value === null || fits(value) ? { value } : unexpected(value, at, expected)

const isText = (value: Json) => typeof value === 'string'

/** Values that reach nothing, by their type. null is the zero value of each. */
export const text = plain(isText, 'a string')
export const flag = plain((value) => typeof value === 'boolean', 'a boolean')
export const number = plain(isNumber, 'a number')
export const textOrTexts = plain(
  (value) => isText(value) || (isList(value) && value.every(isText)),
  'a string or a list of strings',
)

/** Refuses each value but the zero value. */
export const refused =
  (rule: RuleId): Field =>
  (value, { place }) =>
    isZero(value) ? { value } : { value, ...violation(rule, place, shown(value)) }

/** Refuses each string but these. */
export const oneOf =
  (allowed: readonly string[], rule: RuleId): Field =>
  (value, at) =>
    value === null || (typeof value === 'string' && allowed.includes(value))
      ? { value }
      : { value, ...violation(rule, at.place, shown(value)) }

/** A list, each item judged by the same field. */
export const list =
  (field: Field): Field =>
  (value, at) => {
    if (value === null) return { value }
    if (!isList(value)) return unexpected(value, at, 'a list')
    const judged = value.map((item, index) => field(item, { ...at, place: `${at.place}[${index}]` }))
    return { value: judged.map((item) => item.value), ...together(judged) }
  }

/** An object whose keys are names, each value judged by the field of its key. */
export const map =
  (field: (key: string) => Field): Field =>
  (value, at) => {
    if (value === null) return { value }
    if (!isObject(value)) return unexpected(value, at, 'an object')
    const judged = [...value].map(
      ([key, item]) => [key, field(key)(item, { ...at, place: `${at.place}[${key}]` })] as const,
    )
    return {
      value: new Map(judged.map(([key, item]) => [key, item.value])),
      ...together(judged.map(([, item]) => item)),
    }
  }

/** A field that no engine reads, which known clients send. It is not forwarded. */
export const ignored: Field = (value) => ({ value })

export const texts = list(text)
export const textMap = map(() => text)

/** The parts of a judgement of a value, by several fields that look at the same value. */
export const both =
  (first: Field, second: Field): Field =>
  (value, at) => {
    const before = first(value, at)
    const after = second(before.value, at)
    return { value: after.value, ...together([before, after]) }
  }
