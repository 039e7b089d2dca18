import { expect, test } from '@jest/globals'
import { resolve } from '../../src/platform/resolve.ts'

test('an unknown name is rejected within the timeout', async () => {
  const began = performance.now()
  await expect(resolve('berth-nothing.invalid')).rejects.toMatchObject({ code: expect.stringMatching(/^E/) })
  expect(performance.now() - began).toBeLessThan(3000)
})
