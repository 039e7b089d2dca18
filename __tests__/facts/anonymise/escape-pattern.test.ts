import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { escapePattern } from '../../../src/facts/anonymise/escape-pattern.ts'

test('matches the text at any position', () => {
  const text = fc.oneof(fc.string({ minLength: 1 }), fc.stringMatching(/^[\\^$.*+?()[\]{}|/a-c-]+$/))
  fc.assert(
    fc.property(text, fc.string(), (word, before) => {
      expect(new RegExp(`(?<!x)${escapePattern(word)}$`, 'i').exec(`${before} ${word}`)?.[0]).toBe(word)
    }),
  )
})

test.each([
  ['a.c', 'abc'],
  ['a*', 'aa'],
  ['[ab]', 'a'],
  ['a|b', 'b'],
])('%j does not match %j', (word, other) => {
  expect(new RegExp(`^(?:${escapePattern(word)})$`).test(other)).toBe(false)
})
