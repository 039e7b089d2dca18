import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** A fenced block of a page. */
export type Snippet = { readonly page: string; readonly language: string; readonly text: string }

const root = resolve(import.meta.dirname, '../..')

/** The pages that show how Berth is used. */
const pages = ['README.md', ...globSync(['docs/*.md', 'docs/findings/*.md'], { cwd: root }).toSorted()]

/** The fenced blocks of a page, in its order, without the indentation of their fence. */
export function snippetsIn(page: string, markdown: string): Snippet[] {
  return [...markdown.matchAll(/^( *)```(\w+)\n(.*?)^\1```$/gms)].map(
    ([, indentation = '', language = '', text = '']) => ({
      page,
      language,
      text: text.replaceAll(new RegExp(`^${indentation}`, 'gm'), ''),
    }),
  )
}

/** What can be run: every block of YAML and of shell on these pages. */
export const snippets: readonly Snippet[] = pages
  .flatMap((page) => snippetsIn(page, readFileSync(join(root, page), 'utf8')))
  .filter(({ language }) => /^(ya?ml|sh|bash)$/.test(language))

/** The one snippet of a page that has these words; undefined where none or several have them. */
export function snippetOf(page: string, words: string): Snippet | undefined {
  const [found, ...others] = snippets.filter((each) => each.page === page && each.text.includes(words))
  return others.length === 0 ? found : undefined
}
