import { expect, test } from '@jest/globals'
import { clip, plain } from '../../src/report/plain.ts'
import { hostileTexts } from './hostile.ts'

test.each(hostileTexts)('%j becomes one line without control characters', (text) => {
  expect(plain(text)).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Cs}\n]/u)
})

test('a cut text says how many characters are missing', () => {
  expect(clip('abcdef', 6)).toBe('abcdef')
  expect(clip('abcdef', 4)).toBe('abcd… (2 more characters in report.json)')
})
