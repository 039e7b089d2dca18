import { expect, test } from '@jest/globals'
import { mergeSettings } from '../../src/values/merge-settings.ts'

test.each([
  [{}, {}, {}],
  [{ a: 1 }, {}, { a: 1 }],
  [{ a: 1 }, { a: 2, b: 3 }, { a: 2, b: 3 }],
  [{ a: { b: { c: 1, d: 2 } } }, { a: { b: { d: 3 }, e: 4 } }, { a: { b: { c: 1, d: 3 }, e: 4 } }],
  [{ a: [1, 2] }, { a: [3] }, { a: [3] }],
  [{ a: [{ b: 1 }] }, { a: [{ c: 1 }] }, { a: [{ c: 1 }] }],
  [{ a: { b: 1 } }, { a: [1] }, { a: [1] }],
  [{ a: { b: 1 } }, { a: null }, { a: null }],
  [{ a: { b: 1 } }, { a: 'text' }, { a: 'text' }],
  [{ a: [1] }, { a: { b: 1 } }, { a: { b: 1 } }],
])('%j and over it %j', (base, over, expected) => {
  expect(mergeSettings(base, over)).toEqual(expected)
})

test('neither value is changed', () => {
  const base = { a: { b: 1 } }
  const over = { a: { c: 2 } }
  mergeSettings(base, over)
  expect([base, over]).toEqual([{ a: { b: 1 } }, { a: { c: 2 } }])
})

test('`__proto__` is a key like any other', () => {
  const merged = mergeSettings({ a: 1 }, JSON.parse('{"__proto__": {"b": 2}}'))
  expect(Object.keys(merged)).toEqual(['a', '__proto__'])
  expect(merged['b']).toBeUndefined()
})
