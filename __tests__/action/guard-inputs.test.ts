import { expect, test } from '@jest/globals'
import { allowedRules } from '../../src/action/guard-inputs.ts'
import { ruleIds } from '../../src/guard/rules.ts'

const [first] = ruleIds

test.each([
  ['', []],
  [`${first}`, [first]],
  [`[${JSON.stringify(first)}]`, [first]],
])('`allow: %s`', (text, rules) => {
  expect(allowedRules(() => text)).toEqual(rules)
})

test('an unknown rule is refused with the list', () => {
  expect(() => allowedRules(() => `${first}, all`)).toThrow(
    `The input \`allow\` is "all". It must be one of these rules: ${ruleIds.join(', ')}.`,
  )
})
