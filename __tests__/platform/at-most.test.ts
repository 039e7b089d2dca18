import { expect, test } from '@jest/globals'
import { atMost } from '../../src/platform/at-most.ts'

test('no more work than there is room for is done at once, and all of it is done', async () => {
  const gate = atMost(2)
  let most = 0
  const works = [1, 2, 3, 4, 5].map((value) =>
    gate.pass(async () => {
      most = Math.max(most, gate.busy())
      await new Promise((resolve) => setTimeout(resolve, 5))
      if (value === 2) throw new Error('broken')
      return value
    }),
  )
  const results = await Promise.allSettled(works)
  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ])
  expect(most).toBe(2)
  expect(gate.busy()).toBe(0)
})

test('work that never ends keeps its own room alone', async () => {
  const gate = atMost(2)
  void gate.pass(() => new Promise(() => {}))
  expect(await gate.pass(async () => 'first')).toBe('first')
  expect(await gate.pass(async () => 'second')).toBe('second')
  expect(gate.busy()).toBe(1)
})
