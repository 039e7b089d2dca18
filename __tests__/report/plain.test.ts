import { expect, test } from '@jest/globals'
import { clip, plain } from '../../src/report/plain.ts'
import { hostileTexts } from './hostile.ts'

test.each(hostileTexts)('%j becomes one line that moves no cursor', (text) => {
  expect(plain(text)).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Cs}\n]/u)
})

test('says how much is cut', () => {
  expect(clip('abcdef', 6)).toBe('abcdef')
  expect(clip('abcdef', 4)).toBe('abcd… (2 more characters in report.json)')
})
