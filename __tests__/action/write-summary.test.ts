import { expect, test } from '@jest/globals'
import { writeSummary } from '../../src/action/write-summary.ts'
import { unwritable } from '../../src/platform/unwritable.ts'
import { makeWorld } from './make-world.ts'

const failing = (error: Error) => {
  const { world, reported } = makeWorld()
  return { workflow: { ...world.workflow, writeSummary: () => Promise.reject(error) }, reported }
}

test('the summary is written', async () => {
  const { world, reported } = makeWorld()
  await writeSummary('text', world.workflow)
  expect(reported).toMatchObject({ summary: 'text', annotations: [] })
})

test('a file that cannot be written is a warning', async () => {
  const { workflow, reported } = failing(unwritable('GITHUB_STEP_SUMMARY (/a)', new Error('ENOSPC')))
  await writeSummary('text', workflow)
  expect(reported.annotations).toMatchObject([{ level: 'warning', title: 'file-unwritable' }])
})

test('any other error is thrown', async () => {
  await expect(writeSummary('text', failing(new Error('a bug')).workflow)).rejects.toThrow('a bug')
})
