import { chmod, lstat, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { listenAt } from '../../../src/companion/guard/listen.ts'
import { closeAfterwards } from '../../opened/close-afterwards.ts'
import { temporaryFolder } from '../../opened/folder.ts'

async function aServer() {
  const server = createServer()
  await closeAfterwards(() => server.close())
  return server
}

test('the socket is only for its user, and is removed in the end', async () => {
  const path = join(await temporaryFolder('listen'), 'within', 'guard.sock')
  const remove = await listenAt(await aServer(), path)
  const { mode } = await lstat(path)
  expect((mode & 0o777).toString(8)).toBe('600')
  remove()
  await expect(lstat(path)).rejects.toThrow('ENOENT')
})

test('a file that replaced the socket stays', async () => {
  const path = join(await temporaryFolder('listen'), 'guard.sock')
  const server = await aServer()
  const remove = await listenAt(server, path)
  await rm(path)
  await writeFile(path, 'of another')
  remove()
  await new Promise((resolve) => server.close(resolve))
  expect((await lstat(path)).isFile()).toBe(true)
})

test.each([
  ['a file', (path: string) => writeFile(path, '')],
  ['a symbolic link to nowhere', (path: string) => symlink('/nowhere', path)],
])('%s at the path is left alone, and is an error', async (_, make) => {
  const path = join(await temporaryFolder('listen'), 'guard.sock')
  await make(path)
  const before = await lstat(path)
  await expect(listenAt(await aServer(), path)).rejects.toThrow('EEXIST')
  expect((await lstat(path)).ino).toBe(before.ino)
})

test('a path that is too long is an error with the limit', async () => {
  const path = join(await temporaryFolder('listen'), 'x'.repeat(100))
  await expect(listenAt(await aServer(), path)).rejects.toThrow('has more than 107 bytes')
})

test('a directory to which others can write is an error', async () => {
  const folder = await temporaryFolder('listen')
  await chmod(folder, 0o777)
  await expect(listenAt(await aServer(), join(folder, 'guard.sock'))).rejects.toThrow('others can write to')
})
