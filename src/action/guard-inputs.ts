import { openableRules, type RuleId, ruleIds } from '../guard/rules.ts'
import { invalidInput, list, type ReadInput } from './parse-inputs.ts'

/**
 * The rules of the guard that do not count.
 *
 * @throws ExpectedError `invalid-input` for an id that no rule has, or whose rule cannot be opened, with those that can
 */
export function allowedRules(read: ReadInput): RuleId[] {
  return list(read, 'allow').map((given) => {
    const id = openableRules.find((openable) => openable === given)
    if (id !== undefined) return id
    const which = ruleIds.some((known) => known === given)
      ? 'a rule that can be opened'
      : 'one of the rules that can be opened'
    throw invalidInput('allow', given, `${which}: ${openableRules.join(', ')}`, `allow: ${openableRules[0]}`)
  })
}
