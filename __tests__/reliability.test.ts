import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { faults } from './faults/catalogue.ts'

const page = readFileSync(new URL('../docs/reliability.md', import.meta.url), 'utf8')
const sections = page.split(/^## /m).slice(1)

test('the page has a section for each fault of the catalogue, in its order, and no other', () => {
  expect(sections.map((section) => section.split('\n', 1)[0])).toEqual(Object.values(faults))
})

test.each(sections.map((section) => [section.split('\n', 1)[0], section]))(
  '%s: has results, within the time limits',
  (_, section) => {
    expect(section).toMatch(/^\| `(socket|dind|inspect|both)` \|/m)
    expect(section).not.toContain('too long')
  },
)
