import { expect, test } from '@jest/globals'
import { limitConcurrency } from '../../src/platform/limit-concurrency.ts'

test('no more tasks than slots run at the same time, and all are run', async () => {
  const limiter = limitConcurrency(2)
  let most = 0
  const works = [1, 2, 3, 4, 5].map((value) =>
    limiter.run(async () => {
      most = Math.max(most, limiter.active())
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
  expect(limiter.active()).toBe(0)
})

test('a task that never ends blocks only one slot', async () => {
  const limiter = limitConcurrency(2)
  void limiter.run(() => new Promise(() => {}))
  expect(await limiter.run(async () => 'first')).toBe('first')
  expect(await limiter.run(async () => 'second')).toBe('second')
  expect(limiter.active()).toBe(1)
})
