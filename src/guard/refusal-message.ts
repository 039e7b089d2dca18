import type { Violation } from './judgement.ts'
import { rules } from './rules.ts'

/** The message of a refusal, which the Docker CLI prints: what, which rule, why, the way that works, and how to allow it. */
export function refusalMessage(violations: readonly Violation[]): string {
  const [first] = violations
  if (first === undefined) return "Berth's guard refused this."
  const { rule, place, value } = first
  const { why, instead } = rules[rule]
  const ids = [...new Set(violations.map((violation) => violation.rule))]
  // The path of a request is what its user wrote: the name in it says enough.
  const what = [place === 'path' ? '' : place, value].filter((text) => text !== '').join(' is ')
  const others = ids.length === 1 ? '' : ` Other rules refuse it too: ${ids.slice(1).join(', ')}.`
  const allow = ids.every((id) => rules[id].opens) ? ` To allow it: allow: ${ids.join(', ')}` : ''
  return `Berth's guard refused this: ${inert(what)} (rule ${rule}). ${why} ${instead}${others}${allow}`
}

/** Without control characters, which a terminal would obey. */
const inert = (text: string) => text.replace(/[\p{Cc}\p{Cf}]/gu, '?')
