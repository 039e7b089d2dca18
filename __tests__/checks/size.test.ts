import { expect, test } from '@jest/globals'
import { formatSize } from '../../src/checks/size.ts'

test.each([
  [0, '0 MiB'],
  [200 * 1024 ** 2, '200 MiB'],
  [1024 ** 3, '1.0 GiB'],
  [15.25 * 1024 ** 3, '15.3 GiB'],
])('%d bytes are %s', (bytes, text) => expect(formatSize(bytes)).toBe(text))
