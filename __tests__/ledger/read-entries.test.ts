import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { readEntries } from '../../src/ledger/read-entries.ts'
import { writeEntry } from '../../src/ledger/write-entry.ts'
import { aJobsEntries } from './make-entries.ts'

test('what was written is read again', () => {
  const text = aJobsEntries.map((entry) => `${writeEntry(entry)}\n`).join('')
  expect(readEntries(text)).toEqual({ entries: aJobsEntries, unreadable: 0 })
})

const time = '"at":"2026-01-01T12:00:00.000Z"'

test.each([
  'hello',
  'null',
  '[]',
  '7',
  '{}',
  `{${time}}`,
  `{${time},"kind":"dance"}`,
  `{${time},"kind":"__proto__"}`,
  `{${time},"kind":"constructor"}`,
  '{"kind":"closed"}',
  '{"at":"yesterday","kind":"closed"}',
  '{"at":7,"kind":"closed"}',
  `{${time},"kind":"peak","id":"a","bytes":"many"}`,
  `{${time},"kind":"created","object":"planet","id":"a","name":"a"}`,
  `{${time},"kind":"created","object":"container","id":"a","name":"a"}`,
  `{${time},"kind":"published","id":"a","ports":[80]}`,
  `{${time},"kind":"ended","id":"a","name":"a","image":"a","service":null,"exitCode":"0","stopped":false}`,
])('a line that is no entry is counted: %s', (line) => {
  expect(readEntries(`${line}\n`)).toEqual({ entries: [], unreadable: 1 })
})

const root = join(import.meta.dirname, '../..')
const schema = JSON.parse(readFileSync(join(root, 'docs/ledger.schema.json'), 'utf8'))
const isDescribed = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema)
const recorded = readFileSync(join(root, '__tests__/fixtures/picture-ledger.jsonl'), 'utf8')

test.each([...aJobsEntries, ...readEntries(recorded).entries])(
  'docs/ledger.schema.json describes %j',
  (entry) => {
    isDescribed(JSON.parse(writeEntry(entry)))
    expect(isDescribed.errors ?? []).toEqual([])
  },
)

test('docs/ledger.schema.json describes nothing else', () => {
  expect(isDescribed({ ...aJobsEntries[0], environment: 'SECRET=1' })).toBe(false)
})
