import { globSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { actionTexts, pageTexts, schemaTexts } from './style/document-texts.ts'
import { offences } from './style/rules.ts'
import { sourceTexts } from './style/source-texts.ts'
import type { Text } from './style/texts.ts'

const found = (pattern: string) => globSync(pattern).toSorted()

test('each text follows docs/style.md', () => {
  const texts = [
    ...found('src/**/*.ts').flatMap(sourceTexts),
    ...['*.md', '{docs,examples,ground}/**/*.md'].flatMap(found).flatMap(pageTexts),
    ...found('action.yml').flatMap(actionTexts),
    ...found('docs/*.schema.json').flatMap(schemaTexts),
  ]
  const wrong = texts.flatMap((text) =>
    offences(text).map((offence) => `${text.path}: ${text.text}\n  ${offence}`),
  )
  expect(wrong).toEqual([])
  expect(new Set(texts.map(({ path }) => path)).size).toBeGreaterThan(150)
})

test.each<[string, Text['kind']]>([
  ['The engine tells its version', 'prose'],
  ['It starts a daemon of the job’s own', 'prose'],
  ['Nothing speaks against this mode', 'prose'],
  ['What is too large is dropped.', 'page'],
  ['Docker is ready. Whoever reads this waits.', 'page'],
  ['Empty where there is none', 'page'],
  ['It stopped; look at the log', 'prose'],
  ["Docker doesn't answer here", 'prose'],
  ['Is the engine recent enough?', 'title'],
  ['The log of the daemon says more.', 'remedy'],
  ['If it hangs, the log says more.', 'remedy'],
  ['No strategy is left', 'prose'],
  [`${'word '.repeat(31)}.`, 'page'],
])('an offence is found: %s', (text, kind) => {
  expect(offences({ path: 'src/a.ts', kind, text })).not.toEqual([])
})

test.each<[string, Text['kind'], string]>([
  ['The last line is "what is reported: it speaks; sweep"', 'prose', 'src/a.ts'],
  ['Run `a; b`.', 'remedy', 'src/a.ts'],
  ['To keep both, start the second with `--bridge`.', 'remedy', 'src/a.ts'],
  ['The code no-strategy-left', 'prose', 'src/a.ts'],
  ['The sweep runs before each strategy', 'page', 'docs/adr/0009-the-sweep.md'],
  [`${'word '.repeat(30)}. ${'word '.repeat(30)}.`, 'page', 'README.md'],
])('and a plain text is not one: %s', (text, kind, path) => {
  expect(offences({ path, kind, text })).toEqual([])
})
