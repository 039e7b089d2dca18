import { expect, test } from '@jest/globals'
import { isOlder, versionNumbers } from '../../src/values/version.ts'

test.each([
  ['28.0.4', [28, 0, 4]],
  ['v0.0.0+unknown', [0, 0, 0]],
  ['20.10.24+dfsg1', [20, 10, 24]],
  ['1.41', [1, 41]],
  ['dev', []],
  ['dev-1.2', []],
  ['', []],
])('the numbers of %j', (version, numbers) => expect(versionNumbers(version)).toEqual(numbers))

test.each([
  ['1.9', '1.41', true],
  ['1.41', '1.9', false],
  ['1.41', '1.41', false],
  ['5.1', '5.1.1', true],
  ['v29.2.1', '29.3.0', true],
  ['29.3', '29.3.0', false],
  ['dev', '23.0', false],
])('%s is older than %s: %s', (version, than, expected) => expect(isOlder(version, than)).toBe(expected))
