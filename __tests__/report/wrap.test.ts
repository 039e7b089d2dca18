import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { wrap } from '../../src/report/wrap.ts'

test('breaks at spaces, and within a word that is too long', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three'])
  expect(wrap('a abcdefgh b', 3)).toEqual(['a', 'abc', 'def', 'gh', 'b'])
  expect(wrap('', 10)).toEqual([''])
})

test('loses nothing, and no line is too long', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 20 }), (text, width) => {
      const lines = wrap(text, width)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(width)
    }),
  )
})
