import type { Violation } from './judgement.ts'
import { rules } from './rules.ts'

/** The message of a refusal, which the docker CLI prints: what, which rule, why, the way that works, and how to allow it. */
export function refusalMessage(violations: readonly Violation[]): string {
  const first = violations[0]
  if (first === undefined) return "Berth's guard refused this."
  const { rule, place, value } = first
  const { why, instead, opens } = rules[rule]
  const more = violations.length === 1 ? '' : ` And ${violations.length - 1} more: ${otherRules(violations)}.`
  const what = [place, value].filter((text) => text !== '').join(' is ')
  const allow = opens ? ` To allow it: allow: ${rule}` : ''
  return `Berth's guard refused this: ${inert(what)} (rule ${rule}). ${why} ${instead}${inert(more)}${allow}`
}

const otherRules = (violations: readonly Violation[]) =>
  [...new Set(violations.slice(1).map(({ rule }) => rule))].join(', ')

/** Without control characters, which a terminal would obey. */
const inert = (text: string) => text.replace(/[\p{Cc}\p{Cf}]/gu, '?')
