import { expect, test } from '@jest/globals'
import { firstDynamicPort } from '../../src/plan/first-dynamic-port.ts'

test.each([
  ['00000000', 32_768],
  ['00000001', 32_769],
  ['0000ffff', 32_768 + (65_535 % 23_232)],
  ['ffffffff', 32_768 + (4_294_967_295 % 23_232)],
])('the job %s', (token, port) => {
  expect(firstDynamicPort(token)).toBe(port)
  expect(port).toBeLessThanOrEqual(55_999)
})
