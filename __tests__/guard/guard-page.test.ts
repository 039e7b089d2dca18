import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { guardTables } from './guard-page.ts'

const page = join(import.meta.dirname, '../../docs/guard.md')

/** BERTH_UPDATE=1 writes the tables. */
test.each(Object.entries(guardTables))('docs/guard.md has the %s of the policy', (name, render) => {
  const text = readFileSync(page, 'utf8')
  const place = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`)
  const expected = text.replace(place, (_, before, after) => `${before}${render()}\n${after}`)
  expect(text).toMatch(place)
  if (process.env['BERTH_UPDATE']) writeFileSync(page, expected)
  expect(readFileSync(page, 'utf8')).toBe(expected)
})
