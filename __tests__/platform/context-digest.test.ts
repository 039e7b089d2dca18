import { expect, test } from '@jest/globals'
import { contextDigest } from '../../src/platform/context-digest.ts'

test('the directory of a context is the one that `docker context create` makes', () => {
  // printf mine | sha256sum
  expect(contextDigest('mine')).toBe('3fd30542fe3f61b14bd4a4b2dc0b6fb30fa6f63ebce52dd1778aaa8c4dc02cff')
})
