import { expect, test } from '@jest/globals'
import { bytes, count, duration } from '../../src/values/quantity.ts'

test.each([
  [0, '0 bytes'],
  [1023, '1023 bytes'],
  [1536, '1.5 KiB'],
  [6 * 1024 ** 3, '6 GiB'],
  [5000 * 1024 ** 4, '5000 TiB'],
])('%d bytes are %j', (amount, expected) => {
  expect(bytes(amount)).toBe(expected)
})

test.each([
  [0.4, '0 ms'],
  [412, '412 ms'],
  [999.9, '1 s'],
  [61_500, '61.5 s'],
])('%d milliseconds are %j', (milliseconds, expected) => {
  expect(duration(milliseconds)).toBe(expected)
})

test('counts in words', () => {
  expect([count(0, 'error'), count(1, 'error'), count(2, 'error')]).toEqual([
    '0 errors',
    '1 error',
    '2 errors',
  ])
})
