import { expect, test } from '@jest/globals'
import { noticesIn } from '../../../src/steps/companion/notices.ts'
import { memoryFiles } from '../../facts/memory-files.ts'

const notices = (text: string) => noticesIn('/temp', memoryFiles({ '/temp/notices.txt': text }))

test('each line is a notice', async () => {
  expect(await notices('one\n\ntwo\n')).toEqual(['one', 'two'])
})

test('a companion without notices has none', async () => {
  expect(await noticesIn('/temp', memoryFiles({}))).toEqual([])
})

test('a job cannot make many, or long ones', async () => {
  const found = await notices(`${'x'.repeat(9_000)}\n`.repeat(50))
  expect(found).toHaveLength(10)
  expect(found[0]).toHaveLength(500)
})
