import { expect, test } from '@jest/globals'
import { asExpected } from '../../src/action/failure.ts'

/** As Node makes them (errno, syscall). */
const errorOf = (code: string, syscall: string) =>
  Object.assign(new Error(`${syscall} ${code}`), { code, syscall })

test.each([
  ['ENOENT', 'connect', 'engine-unreachable'],
  ['EACCES', 'connect', 'engine-unreachable'],
  ['ECONNRESET', 'read', 'engine-unreachable'],
  // A file that is missing or forbidden is not the engine's.
  ['ENOENT', 'open', 'engine-error'],
  ['EACCES', 'mkdir', 'engine-error'],
])('%s of %s is told as %s', (code, syscall, told) => {
  expect(asExpected(errorOf(code, syscall)).code).toBe(told)
})
