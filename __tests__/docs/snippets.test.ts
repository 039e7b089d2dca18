import { existsSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { classified } from './classified.ts'
import { excused } from './excused.ts'
import { snippetOf, snippets, snippetsIn } from './snippets.ts'
import { standIns } from './user-repository.ts'

test('a page’s blocks are found by their fences, indented ones too', () => {
  const page = 'a\n```sh\none\n```\n- b\n  ```yaml\n  two:\n    three\n  ```\n```\nfour\n```\n'
  expect(snippetsIn('p.md', page)).toEqual([
    { page: 'p.md', language: 'sh', text: 'one\n' },
    { page: 'p.md', language: 'yaml', text: 'two:\n  three\n' },
  ])
})

test('each snippet of the docs is run by a test, or excused', () => {
  const known = classified.map(({ page, words }) => snippetOf(page, words))
  // A new one goes to `played` in classified.ts and gets a test in __tests__/e2e/docs.test.ts.
  expect(snippets.filter((snippet) => !known.includes(snippet))).toEqual([])
})

test('what is run or excused stands in the docs, once', () => {
  expect(classified.filter(({ page, words }) => !snippetOf(page, words))).toEqual([])
  const known = classified.map(({ page, words }) => snippetOf(page, words))
  expect(known).toHaveLength(new Set(known).size)
})

test('an excuse is a sentence', () => {
  expect(excused.filter(({ because }) => because.split(' ').length < 3)).toEqual([])
})

test('something stands for each action of others in a snippet that is run', () => {
  const isExcused = new Set(excused.map(({ page, words }) => snippetOf(page, words)))
  const shown = snippets
    .filter((snippet) => !isExcused.has(snippet))
    .flatMap(({ text }) => Object.entries(standIns(text)))
  expect(shown.filter(([, folder]) => !existsSync(`${folder}/action.yml`))).toEqual([])
})
