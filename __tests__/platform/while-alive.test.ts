import { expect, jest, test } from '@jest/globals'
import { whileAlive } from '../../src/platform/while-alive.ts'

const patience = { interval: 10, limit: 60 }
const forEver = () => new Promise<never>(() => {})
const alive = async () => {}

test('gives the result of the work', async () => {
  await expect(whileAlive(async () => 'done', forEver, patience)).resolves.toBe('done')
})

test('throws the error of the work', async () => {
  const failing = () => Promise.reject(new Error('manifest unknown'))
  await expect(whileAlive(failing, alive, patience)).rejects.toThrow('manifest unknown')
})

test('abandons the work if there is no progress and the engine does not answer', async () => {
  const silence = new Error('no answer')
  let reported: AbortSignal | undefined
  const working = whileAlive(
    (signal) => {
      reported = signal
      return forEver()
    },
    () => Promise.reject(silence),
    // A busy machine can be late for the first question, but not by a minute.
    { ...patience, limit: 60_000 },
  )
  await expect(working).rejects.toBe(silence)
  expect(reported?.aborted).toBe(true)
})

test('abandons the work after too long without progress, even if the engine answers', async () => {
  const working = whileAlive(forEver, alive, patience)
  await expect(working).rejects.toMatchObject({
    name: 'TimeoutError',
    message: 'there was no progress for 0.06 s',
  })
})

test('does not ping, and never abandons the work, as long as there is progress', async () => {
  const ask = jest.fn(alive)
  const started = performance.now()
  await whileAlive(
    (_, progress) =>
      new Promise<void>((resolve) => {
        const timer = setInterval(() => {
          progress()
          if (performance.now() - started < 120) return
          clearInterval(timer)
          resolve()
        }, 1)
      }),
    ask,
    { interval: 50, limit: 60 },
  )
  expect(ask).not.toHaveBeenCalled()
})

test.each(['before', 'after'])(
  'abandons the work when the signal of its caller is aborted %s it starts',
  async (when) => {
    const controller = new AbortController()
    if (when === 'before') controller.abort(new Error('another failed'))
    const hanging = whileAlive(
      () => new Promise(() => {}),
      async () => {},
      { interval: 1_000, limit: 60_000, signal: controller.signal },
    )
    controller.abort(new Error('another failed'))
    await expect(hanging).rejects.toThrow('another failed')
  },
)
