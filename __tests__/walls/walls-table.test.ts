import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { wallsTable } from './walls-table.ts'

const page = join(import.meta.dirname, '../../docs/threat-model.md')
const place = /(<!-- walls -->\n)[\s\S]*?(<!-- \/walls -->)/

/** BERTH_UPDATE=1 writes the table. What it says is recorded by integration/walls.test.ts and vm/walls.test.ts. */
test('docs/threat-model.md says of each attack which tier keeps it out, as it was seen', () => {
  const text = readFileSync(page, 'utf8')
  const expected = text.replace(place, (_, before, after) => `${before}${wallsTable()}\n${after}`)
  expect(text).toMatch(place)
  if (process.env['BERTH_UPDATE']) writeFileSync(page, expected)
  expect(readFileSync(page, 'utf8')).toBe(expected)
})
