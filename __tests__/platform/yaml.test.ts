import { expect, test } from '@jest/globals'
import { parseYaml } from '../../src/platform/yaml.ts'

test.each([
  ['a list', '- name: a\n  platforms: [linux/amd64]\n', [{ name: 'a', platforms: ['linux/amd64'] }]],
  ['nothing', '# a comment\n', null],
  ['an alias', '- &a [x]\n- *a\n', [['x'], ['x']]],
])('%s', async (_, text, value) => {
  expect(await parseYaml(text)).toEqual({ value })
})

test.each([
  ['a list that is not closed', '- a\n- [b\n', 3],
  ['a wrong indentation', '- name: a\n endpoint: b\n', 2],
  ['a key that is set twice', '- name: a\n  name: b\n', 2],
  ['an alias to nothing', '- *none\n', 1],
  ['two documents', '- a\n---\n- b\n', 2],
  ['aliases that multiply', `- &a [x]\n${bomb()}`, 1],
])('%s is an error with its line', async (_, text, line) => {
  expect(await parseYaml(text)).toMatchObject({
    line,
    column: expect.any(Number),
    problem: expect.any(String),
  })
})

function bomb(): string {
  const letters = ['a', 'b', 'c', 'd', 'e']
  return letters
    .slice(1)
    .map((name, index) => `- &${name} [${Array(20).fill(`*${letters[index]}`).join(', ')}]`)
    .join('\n')
}

const secret = 'hunter2'

test.each([
  `- a: "${secret}\\q"\n`,
  `- a: !${secret}! b\n`,
  `- a: *${secret}\n`,
  `- |${secret}\n  b\n`,
  `- a: '${secret}' ${secret}\n`,
  `- [${secret}: ${secret}\n`,
  `- @${secret}\n`,
  `- ${secret}: a\n  ${secret}: b\n`,
])('a problem quotes nothing of the text: %j', async (text) => {
  const found = await parseYaml(text)
  if ('value' in found) throw new Error(`it is YAML: ${JSON.stringify(found.value)}`)
  expect(found.problem).toMatch(/^[a-z][^\n]+$/)
  expect(found.problem).not.toContain(secret)
})
