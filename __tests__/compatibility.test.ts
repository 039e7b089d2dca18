import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { uses } from './integration/compatibility.ts'

const page = readFileSync(new URL('../docs/compatibility.md', import.meta.url), 'utf8')
const rows = page.split('\n').filter((line) => line.startsWith('| `dind:') && /, \w+ \|/.test(line))

test('the page has a column for each use', () => {
  for (const use of Object.values(uses)) expect(page).toContain(`| ${use} |`)
})

test('in a user namespace each use works, with each storage that starts', () => {
  const own = rows.filter((row) => row.includes('| `user-namespace` |'))
  expect(own.length).toBeGreaterThan(0)
  expect(own.filter((row) => row.includes('| no |'))).toEqual([])
})
