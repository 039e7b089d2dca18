/** The rules of the guard, by id. `allow` opens one of them. */
export const ruleIds = [
  'unknown-request',
  'odd-path',
  'odd-framing',
  'ambiguous-request',
  'ambiguous-body',
  'form-body',
  'upgrade',
] as const
export type RuleId = (typeof ruleIds)[number]
