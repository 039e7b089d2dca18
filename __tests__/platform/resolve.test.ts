import { expect, test } from '@jest/globals'
import { resolve } from '../../src/platform/resolve.ts'

test('a name that leads nowhere is refused within moments', async () => {
  const began = performance.now()
  await expect(resolve('berth-nothing.invalid')).rejects.toMatchObject({ code: expect.stringMatching(/^E/) })
  expect(performance.now() - began).toBeLessThan(3000)
})
