import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readRegular } from '../../src/platform/read-regular.ts'
import { type AttackFiles, makeAttackFiles } from './attack-files.ts'

let attack: AttackFiles
beforeAll(async () => {
  attack = await makeAttackFiles('/etc/hostname')
})
afterAll(() => attack.end())

test.each([
  ['a FIFO', 'fifo', { code: 'EINVAL', message: 'it is not a regular file' }],
  ['a link to a FIFO', 'link-to-fifo', { code: 'EINVAL' }],
  ['a device without an end', 'link-to-zero', { code: 'EINVAL' }],
  ['a directory', '.', { code: 'EISDIR' }],
  ['a socket', 'socket', { code: 'ENXIO' }],
  ['a link to itself', 'loop-one', { code: 'ELOOP' }],
  ['a file of a terabyte', 'huge', { code: 'EFBIG', message: 'it is larger than 16 MiB' }],
])('%s is rejected at once', async (_, name, error) => {
  const began = performance.now()
  await expect(readRegular(`${attack.root}/${name}`)).rejects.toMatchObject(error)
  // A read that waits ends after 5 s.
  expect(performance.now() - began).toBeLessThan(4500)
})

test('a file of the kernel, which has a size of 0, is read to its end', async () => {
  expect(await readRegular('/proc/self/status')).toMatch(/^Name:.*Pid:/s)
})
