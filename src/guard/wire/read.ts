import type { Violation } from '../judgement.ts'
import type { RuleId } from '../rules.ts'

/** What a reader of the wire gives: a value whose meaning is certain, or why it is none. */
export type Read<Value> = { readonly value: Value } | { readonly violation: Violation }

const longest = 100

/** A refusal. Both texts are shortened. None of them may be a secret. */
export function refused(rule: RuleId, place: string, value = ''): { readonly violation: Violation } {
  return { violation: { rule, place: shortened(place), value: shortened(value) } }
}

const shortened = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text)
