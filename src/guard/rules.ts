import { confinementRules } from './rules/confinement-rules.ts'
import { hostRules } from './rules/host-rules.ts'
import { neighborRules } from './rules/neighbor-rules.ts'
import { requestRules } from './rules/request-rules.ts'
import type { Rule } from './rules/rule.ts'

const table = { ...requestRules, ...hostRules, ...confinementRules, ...neighborRules } as const

export type RuleId = keyof typeof table

/** The rules of the guard, by id. `allow` opens those that can be opened. */
export const rules: Readonly<Record<RuleId, Rule>> = table

export const ruleIds = Object.keys(table) as readonly RuleId[]

/** The rules that the input `allow` can open. */
export const openableRules: readonly RuleId[] = ruleIds.filter((id) => rules[id].opens)
