import { expect, test } from '@jest/globals'
import { startNaming } from '../../../src/facts/anonymise/naming.ts'

const id = '0123456789abcdef'.repeat(4)

test.each([
  ['a long id', id, `000000000001${'0'.repeat(52)}`],
  ['its short form, which is the same thing', id.slice(0, 12), '000000000001'],
  ['the same in capitals', id.toUpperCase(), `000000000001${'0'.repeat(52)}`],
  ['another', 'f'.repeat(64), `000000000002${'0'.repeat(52)}`],
  [
    'a UUID, whose hyphens stay',
    '7d1c6a52-3f5e-4a1c-9a0e-0f6c2f3b8f11',
    '00000000-0003-0000-0000-000000000000',
  ],
  ['the same without hyphens', '7d1c6a523f5e4a1c9a0e0f6c2f3b8f11', `000000000003${'0'.repeat(20)}`],
  ['no id', 'build 42', 'build 42'],
])('%s', (_, text, expected) => {
  const naming = startNaming()
  for (const earlier of [id, 'f'.repeat(64), '7d1c6a52-3f5e-4a1c-9a0e-0f6c2f3b8f11']) naming.ids(earlier)
  expect(naming.ids(text)).toBe(expected)
})

test('names are counted by their labels, and the same for the same', () => {
  const { name } = startNaming()
  expect(['ada', 'bob', 'ada'].map((each) => name('user', each))).toEqual(['user-1', 'user-2', 'user-1'])
  expect(name('host', 'acme')).toBe('host-1')
  expect(name('host', '')).toBe('')
  expect(name('host', 'localhost')).toBe('localhost')
})

test('a folder is replaced in a sentence only if it has a blank', () => {
  const { name, originals } = startNaming()
  for (const folder of ['engine', 'of us']) name('folder', folder)
  name('user', 'ada')
  name('user', 'localhost')
  expect(originals()).toEqual(['of us', 'ada'])
})
