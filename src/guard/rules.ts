/** The rules of the guard, by id. `allow` opens one of them. */
export const ruleIds = ['unknown-request'] as const
export type RuleId = (typeof ruleIds)[number]
