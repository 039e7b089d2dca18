import { type RuleId, ruleIds } from '../guard/rules.ts'
import { invalidInput, list, type ReadInput } from './parse-inputs.ts'

/**
 * The rules of the guard that do not count.
 *
 * @throws ExpectedError `invalid-input` for an id that no rule has, with all ids
 */
export function allowedRules(read: ReadInput): RuleId[] {
  return list(read, 'allow').map((given) => {
    const id = ruleIds.find((known) => known === given)
    if (id === undefined) {
      throw invalidInput('allow', given, `one of these rules: ${ruleIds.join(', ')}`, `allow: ${ruleIds[0]}`)
    }
    return id
  })
}
