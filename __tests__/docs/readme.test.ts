import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { defaultDindImage } from '../../src/action/inputs.ts'
import { refusedSettings } from '../../src/action/refused-settings.ts'

const root = resolve(import.meta.dirname, '../..')
const textOf = (page: string): string => readFileSync(join(root, page), 'utf8')
const action = parse(textOf('action.yml')) as {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>
  readonly outputs: object
}

/** The rows of a section's tables: name and second cell. */
function rowsOf(section: string): (readonly [name: string, cell: string])[] {
  const [, text = ''] = textOf('README.md').split(`\n## ${section}\n`)
  const [own = ''] = text.split(/^## /m)
  return [...own.matchAll(/^\| `([\w-]+)` \|([^|]*)\|/gm)].map(([, name = '', cell = '']) => [
    name,
    cell.trim(),
  ])
}

test('README.md lists each input once', () => {
  const names = rowsOf('Inputs').map(([name]) => name)
  expect(names.toSorted()).toEqual(Object.keys(action.inputs).toSorted())
})

test('README.md has the defaults of action.yml', () => {
  const wrong = rowsOf('Inputs').filter(([name, cell]) => {
    const expected = name === 'dind-image' ? defaultDindImage : action.inputs[name]?.default
    return expected !== '' && cell !== `\`${expected}\``
  })
  expect(wrong).toEqual([])
})

test('README.md names the settings of the daemon that are refused', () => {
  const [, sentence = ''] = /^Refused settings: (.*?)\. /m.exec(textOf('README.md')) ?? []
  expect([...sentence.matchAll(/`([\w-]+)`/g)].map(([, name]) => name)).toEqual(Object.keys(refusedSettings))
})

test('README.md lists outputs that exist, and docs/outputs.md all of them', () => {
  const outputs = Object.keys(action.outputs)
  const listed = rowsOf('Outputs').map(([name]) => name)
  expect(listed.filter((name) => !outputs.includes(name))).toEqual([])
  const headings = [...textOf('docs/outputs.md').matchAll(/^### (.*)$/gm)].flatMap(([, heading = '']) =>
    [...heading.matchAll(/`([\w-]+)`/g)].map(([, name]) => name),
  )
  expect(headings.toSorted()).toEqual(outputs.toSorted())
})
