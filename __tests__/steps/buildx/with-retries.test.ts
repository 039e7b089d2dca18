import { expect, test } from '@jest/globals'
import { withRetries } from '../../../src/steps/buildx/with-retries.ts'
import { makeTools } from '../make-tools.ts'

const reset = () => Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })

test('a question is asked again after an error that can pass', async () => {
  const tools = makeTools()
  const errors = [reset()]
  const ask = async () => {
    const error = errors.shift()
    if (error) throw error
    return 'v1'
  }
  expect(await withRetries('asking', ask, tools)).toBe('v1')
  expect(tools.reported.log).toEqual(['Retrying in 1 s: asking failed (read ECONNRESET)'])
})

test('a question is not asked again after an error that stays', async () => {
  const tools = makeTools()
  let asked = 0
  const ask = async () => {
    asked += 1
    throw Object.assign(new Error('no'), { httpStatusCode: 404 })
  }
  await expect(withRetries('asking', ask, tools)).rejects.toThrow('no')
  expect(asked).toBe(1)
})

test('nobody waits for longer than GitHub asks for, or than 30 s', async () => {
  const tools = makeTools()
  const error = Object.assign(new Error('no'), {
    status: 429,
    response: { headers: { 'retry-after': '60' } },
  })
  await expect(withRetries('asking', () => Promise.reject(error), tools)).rejects.toBe(error)
  expect(tools.reported.log).toEqual([])
})

test('a step that fails ends the wait', async () => {
  const failing = new AbortController()
  const tools = makeTools({ signal: failing.signal, log: () => failing.abort(new Error('another step')) })
  await expect(withRetries('asking', () => Promise.reject(reset()), tools)).rejects.toThrow()
})
