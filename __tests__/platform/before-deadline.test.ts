import { expect, test } from '@jest/globals'
import { beforeDeadline } from '../../src/platform/before-deadline.ts'

test('gives the result of the call', async () => {
  await expect(beforeDeadline(1_000, async () => 'answer')).resolves.toBe('answer')
})

test('throws the error of the call', async () => {
  const failing = () => Promise.reject(new Error('refused'))
  await expect(beforeDeadline(1_000, failing)).rejects.toThrow('refused')
})

test('abandons a call that never ends, even if it ignores its signal', async () => {
  let reported: AbortSignal | undefined
  const calling = beforeDeadline(20, ({ abortSignal }) => {
    reported = abortSignal
    return new Promise(() => {})
  })
  await expect(calling).rejects.toMatchObject({
    name: 'TimeoutError',
    message: 'there was no answer for 0.02 s',
  })
  expect(reported?.aborted).toBe(true)
})
