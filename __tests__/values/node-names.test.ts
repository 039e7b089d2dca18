import { expect, test } from '@jest/globals'
import { nodeNames } from '../../src/values/node-names.ts'

test.each([
  ['one node', [null], ['mine0']],
  ['nodes with their own names, in lower case', [null, 'ARM'], ['mine0', 'arm']],
  ['nodes without names', [null, null, null], ['mine0', 'mine1', 'mine2']],
  ['a name that buildx would give', [null, 'mine1', null], ['mine0', 'mine1', 'mine2']],
])('%s', (_, names, expected) => {
  expect(nodeNames('Mine', names)).toEqual(expected)
})
