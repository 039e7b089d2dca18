import { expect, test } from '@jest/globals'
import { foldKey, misspelled } from '../../../src/guard/wire/fold-key.ts'

test.each([
  ['hostconfig', 'HostConfig'],
  ['HO\u017fTCONFIG', 'HostConfig'],
  ['Lin\u212as', 'Links'],
  ['BINDS', 'Binds'],
  ['Binds', null],
  ['Bind', null],
  ['Bindß', null],
  ['', null],
])('Go takes %s for %s', (key, right) => {
  expect(misspelled(key, ['HostConfig', 'Links', 'Binds', 'Bindss'])).toBe(right)
})

test('one character stays one character', () => {
  expect([...foldKey('ßŉİǰΣς')]).toHaveLength(6)
})
