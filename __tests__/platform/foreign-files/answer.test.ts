import { statSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { answer } from '../../../src/platform/foreign-files/answer.ts'
import { type AttackFiles, makeAttackFiles } from '../attack-files.ts'

let attack: AttackFiles
beforeAll(async () => {
  attack = await makeAttackFiles('/etc/hostname')
})
afterAll(() => attack.end())

const ask = (want: 'text' | 'identity', path: string, root = attack.root) =>
  answer({ id: 7, want, root, path })

test('a regular file is read, and any file has an identity', async () => {
  expect(await ask('text', '/plain')).toEqual({ id: 7, value: 'of the container' })
  const { dev, ino } = statSync(`${attack.root}/fifo`)
  expect(await ask('identity', '/link-to-fifo')).toEqual({ id: 7, value: `${dev}:${ino}` })
})

test.each(['fifo', 'link-to-fifo', 'socket', '.'])('%s is not opened', async (path) => {
  expect(await ask('text', path)).toEqual({ id: 7, code: 'EINVAL', message: 'it is not a regular file' })
})

test('a device is not opened, and no file of the kernel is read', async () => {
  expect(await ask('text', '/zero', '/dev')).toMatchObject({ message: 'it is not a regular file' })
  const kernels = 'it is a file of the kernel'
  expect(await ask('text', '/kmsg', '/proc')).toMatchObject({ message: kernels })
  expect(await ask('text', '/kernel/uevent_seqnum', '/sys')).toMatchObject({ message: kernels })
})

test('an error comes with its code', async () => {
  expect(await ask('text', '/nothing')).toMatchObject({ id: 7, code: 'ENOENT' })
  expect(await ask('text', '/huge')).toMatchObject({ id: 7, code: 'EFBIG' })
})
