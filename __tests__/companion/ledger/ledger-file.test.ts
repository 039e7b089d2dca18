import { readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { createLedgerFile } from '../../../src/companion/ledger/ledger-file.ts'
import { readEntries } from '../../../src/ledger/read-entries.ts'
import { closed, created } from '../../ledger/make-entries.ts'
import { temporaryFolder } from '../../opened/folder.ts'

const log = () => {}

test('lines are there at once, for the owner only', async () => {
  const path = join(await temporaryFolder('ledger'), 'ledger.jsonl')
  const file = createLedgerFile(path, log)
  file.write(created('a', 1))
  expect(readEntries(readFileSync(path, 'utf8')).entries).toEqual([created('a', 1)])
  expect(statSync(path).mode & 0o777).toBe(0o600)
  file.close()
  file.close()
  file.write(closed(2))
  expect(readEntries(readFileSync(path, 'utf8')).entries).toHaveLength(1)
})

test('a full file only counts, and says so at once and at its end', async () => {
  const path = join(await temporaryFolder('ledger'), 'ledger.jsonl')
  const file = createLedgerFile(path, log, 10_000)
  for (let index = 0; index < 500; index++) file.write(created(`c${index}`, index))
  const notes = () =>
    readEntries(readFileSync(path, 'utf8')).entries.flatMap((entry) =>
      entry.kind === 'left-out' ? [entry.entries] : [],
    )
  expect(notes()).toEqual([1])
  file.close()
  const written = readEntries(readFileSync(path, 'utf8')).entries.filter(
    ({ kind }) => kind === 'created',
  ).length
  expect(notes()).toEqual([1, 500 - written])
  expect(statSync(path).size).toBeLessThan(11_000)
})

test('an existing path is never followed, even as a dangling link', async () => {
  const folder = await temporaryFolder('ledger')
  symlinkSync(join(folder, 'elsewhere'), join(folder, 'ledger.jsonl'))
  expect(() => createLedgerFile(join(folder, 'ledger.jsonl'), log)).toThrow('EEXIST')
})
