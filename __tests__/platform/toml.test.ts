import { expect, test } from '@jest/globals'
import { checkToml, editToml } from '../../src/platform/toml.ts'

test.each([
  ['nothing', '', null],
  ['a table', '[worker.oci]\nenabled = true\n', null],
  ['a value that is missing', 'debug = true\nroot =\n', { line: 2, column: 7 }],
  ['a table that is not closed', '[worker.oci\n', { line: 1, column: 12 }],
])('%s', async (_, text, position) => {
  const found = await checkToml(text)
  expect(found && { line: found.line, column: found.column }).toEqual(position)
})

test('a problem is one line, which quotes nothing of the text', async () => {
  const found = await checkToml('proxy = "http://ann:hunter2@proxy"\nbroken =')
  expect(found?.problem).toMatch(/^[a-z][^\n]+$/)
  expect(found?.problem).not.toContain('hunter2')
})

test('a document is changed, and its other settings stay', async () => {
  const text = 'a = 1 # comment\n[b]\nc = [ "d" ]\n'
  expect(await editToml(text, (settings) => ({ ...settings, e: true }))).toBe(
    'a = 1\ne = true\n\n[b]\nc = [ "d" ]\n',
  )
})
