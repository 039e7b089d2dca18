import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { checks } from '../../src/checks/index.ts'

const headings = ['Problem', 'How to verify', 'Cause', 'Effect', 'Remedy', 'When to ignore']

const root = new URL('../../', import.meta.url)
const sources = readdirSync(new URL('src/checks/', root))
const files = sources.filter((file) => read(`src/checks/${file}`).includes('= defineCheck({'))
const ids = checks.map(({ id }) => id)

describe('the catalogue of checks', () => {
  test('lists each check file once, sorted', () => {
    expect(ids.map((id) => `${id}.ts`)).toEqual(files.toSorted())
  })

  test('has no page and no test without a check', () => {
    const pages = readdirSync(new URL('docs/findings/', root)).filter((file) => file !== 'README.md')
    expect(pages.toSorted()).toEqual(ids.map((id) => `${id}.md`))
  })

  test('is in the table of the pages', () => {
    const rows = checks.map(
      ({ id, severity, failureTitle }) => `| [${id}](${id}.md) | ${severity} | ${failureTitle} |`,
    )
    const lines = read('docs/findings/README.md').split('\n')
    expect(lines.filter((line) => line.startsWith('| ['))).toEqual(rows)
  })

  test.each(sources)('%s does no input or output', (file) => {
    const text = read(`src/checks/${file}`)
    const imports = [...text.matchAll(/^(?:import|export) .*? from '(.*?)'$/gms)].map(([, path]) => path)
    for (const path of imports)
      expect(path).toMatch(
        /^\.\/[a-z0-9-]+\.ts$|^\.\.\/(facts\/(facts|relations\/[a-z-]+)|values\/[a-z-]+)\.ts$/,
      )
    expect(text).not.toMatch(/\b(async|await|process\.|import\()/)
  })
})

describe.each(checks)('$id', ({ id, severity, title, failureTitle }) => {
  const page = read(`docs/findings/${id}.md`)

  test('has a page with its name, its severity and its title', () => {
    const [name, , ...rest] = page.split('\n')
    expect(name).toBe(`# ${id}`)
    const summary = rest.slice(0, rest.indexOf('')).join(' ')
    expect(summary).toMatch(new RegExp(`\\*\\*${severity}\\*\\*`))
    expect(summary.endsWith(` · ${failureTitle}.`)).toBe(true)
  })

  test('has the sections of a page, in their order, none empty', () => {
    const sections = outsideOfCode(page).split(/^## /m).slice(1)
    expect(sections.map((section) => section.split('\n')[0])).toEqual(headings)
    for (const section of sections) expect(section.split('\n').slice(1).join('').trim()).not.toBe('')
  })

  test('has a test with failing, passing and unseen cases', () => {
    const text = read(`__tests__/checks/${id}.test.ts`)
    for (const word of ['failing', 'passing', 'unseen']) expect(text).toMatch(new RegExp(`\\b${word}: \\{`))
  })

  test('has a noun as title if it passes, and the problem as title if it fails', () => {
    expect(title).not.toBe(failureTitle)
    for (const text of [title, failureTitle]) expect(text).toMatch(/^[A-Z].*[^.?]$/)
    expect(title.split(' ').length).toBeLessThanOrEqual(7)
    expect(failureTitle.split(' ').length).toBeLessThanOrEqual(10)
    expect(failureTitle).not.toMatch(/\b(not|no|nothing|none)\b|n't\b/i)
  })
})

/** A line that begins with `## ` in a shell example is no heading. */
function outsideOfCode(page: string): string {
  return page.replaceAll(/^```[\s\S]*?^```$/gm, '(code)')
}

function read(path: string): string {
  return readFileSync(new URL(path, root), 'utf8')
}
