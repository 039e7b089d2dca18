import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { csvFields, csvLine } from '../../src/values/csv-line.ts'

test.each<[string, string[] | null]>([
  ['image=x', ['image=x']],
  ['image=x,network=host', ['image=x', 'network=host']],
  ['"env.no_proxy=localhost,127.0.0.1"', ['env.no_proxy=localhost,127.0.0.1']],
  ['image=x,"env.A=say ""hi"""', ['image=x', 'env.A=say "hi"']],
  ['a,', ['a', '']],
  ['', ['']],
  ['env.A="b,c"', null],
  ['"a', null],
  ['"a"b', null],
])('%s', (line, fields) => {
  expect(csvFields(line)).toEqual(fields)
})

test('only fields that need quotes have them', () => {
  expect(csvLine(['image=x', 'a,b', 'c"d', 'e\nf', 'g\rh'])).toBe('image=x,"a,b","c""d","e\nf","g\rh"')
})

test('reading gives the fields that were written', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (fields) => {
      expect(csvFields(csvLine(fields))).toEqual(fields)
    }),
  )
})
