import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { groupBy } from '../../src/values/group-by.ts'

test('gives the items of each key, in their order', () => {
  const groups = groupBy(['pear', 'plum', 'apple', 'peach'], (word) => word.charAt(0))
  expect([...groups]).toEqual([
    ['p', ['pear', 'plum', 'peach']],
    ['a', ['apple']],
  ])
})

test('is equal to Map.groupBy', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (numbers) => {
      const keyOf = (number: number) => number % 5
      // The types of the oldest Node.js that is supported do not have it.
      const own = Map as unknown as { groupBy: typeof groupBy }
      expect([...groupBy(numbers, keyOf)]).toEqual([...own.groupBy(numbers, keyOf)])
    }),
  )
})
