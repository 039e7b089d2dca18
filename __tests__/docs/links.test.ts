import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, normalize, resolve } from 'node:path'
import { dirname } from 'node:path/posix'
import { expect, test } from '@jest/globals'

const root = resolve(import.meta.dirname, '../..')
const pages = globSync(['*.md', '{docs,examples,ground}/**/*.md'], { cwd: root }).toSorted()
const textOf = (page: string): string => readFileSync(join(root, page), 'utf8')

/** The anchors that GitHub gives to the headings of a page (github/html-pipeline, TableOfContentsFilter). */
function anchorsOf(page: string): string[] {
  const prose = textOf(page).replaceAll(/^ *```.*?^ *```$/gms, '')
  return [...prose.matchAll(/^#+ +(.+)$/gm)].map(([, heading = '']) =>
    heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  )
}

test.each(pages)('each link of %s leads to a file, and to a heading in it', (page) => {
  const links = [...textOf(page).matchAll(/\]\((?!https?:)([^)\s]*)\)/g)].map(([, link = '']) => link)
  const dead = links.filter((link) => {
    const [path = '', anchor] = link.split('#')
    const target = path === '' ? page : normalize(join(dirname(page), path))
    if (!existsSync(join(root, target))) return true
    return anchor !== undefined && !anchorsOf(target).includes(anchor)
  })
  expect(dead).toEqual([])
})
