import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { joinWithin, size } from '../../src/report/sections.ts'

const note = ({ title }: { title: string }) => `(no ${title})`

test('all that fits is kept, in order', () => {
  const sections = [
    { title: 'a', text: 'first' },
    { title: 'b', text: 'second' },
  ]
  expect(joinWithin(sections, 100, note)).toBe('first\n\nsecond\n')
})

test('what does not fit leaves its note, and a later one may still fit', () => {
  const sections = [
    { title: 'a', text: 'first' },
    { title: 'b', text: 'x'.repeat(100) },
    { title: 'c', text: 'third' },
  ]
  expect(joinWithin(sections, 50, note)).toBe('first\n\n(no b)\n\nthird\n')
})

test('the limit holds, in bytes', () => {
  const section = fc.record({ title: fc.string({ maxLength: 3 }), text: fc.string({ unit: 'grapheme' }) })
  fc.assert(
    fc.property(fc.array(section, { maxLength: 5 }), (sections) => {
      expect(size(joinWithin(sections, 150, note))).toBeLessThanOrEqual(150)
    }),
  )
})
