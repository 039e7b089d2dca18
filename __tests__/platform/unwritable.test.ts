import { expect, test } from '@jest/globals'
import { unwritable } from '../../src/platform/unwritable.ts'

test.each([
  [new Error('ENOSPC: no space left on device, write'), 'ENOSPC: no space left on device, write'],
  ['a text', 'a text'],
])('names the file and the reason: %s', (cause, reason) => {
  expect(unwritable('GITHUB_OUTPUT (/run/output)', cause)).toMatchObject({
    name: 'Unwritable',
    message: `GITHUB_OUTPUT (/run/output) cannot be written: ${reason}`,
    cause,
  })
})
