import { expect, test } from '@jest/globals'
import { lastValueIn } from '../../src/values/state-file.ts'

test.each([
  ['the last of several values', 'journal<<E\none\nE\nreport<<E\n/tmp/r\nE\njournal<<F\ntwo\nF\n', 'two'],
  ['a value of several lines', 'journal<<E\na\nb\nE\n', 'a\nb'],
  ['a line of another value that looks like one', 'other<<E\njournal<<F\nx\nF\nE\n', undefined],
  ['a value without its end', 'journal<<E\none\nE\njournal<<F\ntw', 'one'],
  ['a value after a line that is none', 'stray\njournal<<ghadelimiter_1\none\nghadelimiter_1\n', 'one'],
  ['a name that holds the mark', 'a<<b<<E\nx\nb<<E\njournal<<E\none\nE\n', 'one'],
  ['no value', 'report<<E\n/tmp/r\nE\n', undefined],
  ['an empty file', '', undefined],
])('%s', (_, text, expected) => {
  expect(lastValueIn(text, 'journal')).toBe(expected)
})
