import { expect, test } from '@jest/globals'
import { goDuration } from '../../src/values/go-duration.ts'

test.each([
  ['2m', 120_000],
  ['2m30s', 150_000],
  ['1.5h', 5_400_000],
  ['250ms', 250],
  ['.5s', 500],
  ['0', 0],
  ['', null],
  ['120', null],
  ['2 m', null],
  ['2m30', null],
  ['-1s', null],
  ['two minutes', null],
])('the duration %j is %j milliseconds', (text, expected) => {
  expect(goDuration(text)).toBe(expected)
})
