import { expect, test } from '@jest/globals'
import { allowedRules } from '../../src/action/guard-inputs.ts'
import { openableRules } from '../../src/guard/rules.ts'

const [first] = openableRules

test.each([
  ['', []],
  [`${first}`, [first]],
  [`[${JSON.stringify(first)}]`, [first]],
])('`allow: %s`', (text, rules) => {
  expect(allowedRules(() => text)).toEqual(rules)
})

test('an unknown rule is refused with the list', () => {
  expect(() => allowedRules(() => `${first}, all`)).toThrow(
    `The input \`allow\` is "all". It must be one of the rules that can be opened: ${openableRules.join(', ')}.`,
  )
})

test('a rule that makes no exception is refused with the list', () => {
  expect(() => allowedRules(() => 'unknown-request')).toThrow(
    'The input `allow` is "unknown-request". It must be a rule that can be opened: ',
  )
})
