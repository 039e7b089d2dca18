import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import { files } from '../../src/platform/files.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { listen } from '../opened/server.ts'

let directory = ''
beforeAll(async () => {
  directory = await temporaryFolder('files')
})

test('a file gets the given mode, so that only its owner can read secrets', async () => {
  const path = join(directory, 'settings.json')
  await files.writeText(path, 'secret', 0o600)
  expect(await files.status(path)).toMatchObject({ kind: 'file', mode: 0o600 })
  expect(await files.readText(path)).toBe('secret')
})

test('a new file is created only if the path does not exist, not even as a dangling link', async () => {
  const path = join(directory, 'new')
  await files.createText(path, 'facts', 0o600)
  expect(await files.status(path)).toMatchObject({ kind: 'file', mode: 0o600 })
  await expect(files.createText(path, 'other', 0o600)).rejects.toMatchObject({ code: 'EEXIST' })
  expect(await files.readText(path)).toBe('facts')
  const link = join(directory, 'nowhere')
  await symlink(join(directory, 'elsewhere'), link)
  await expect(files.createText(link, 'other', 0o600)).rejects.toMatchObject({ code: 'EEXIST' })
  expect(await files.exists(join(directory, 'elsewhere'))).toBe(false)
})

test('a directory is created with its parents and the given mode', async () => {
  const path = join(directory, 'a', 'b')
  await files.makeDirectory(path, 0o700)
  expect(await files.status(path)).toMatchObject({ kind: 'directory', mode: 0o700 })
})

test('a directory is removed with its content, and removing nothing is no error', async () => {
  const path = join(directory, 'c')
  await files.makeDirectory(join(path, 'd'), 0o700)
  await files.remove(path)
  expect(await files.exists(path)).toBe(false)
  await files.remove(path)
})

test('a link is removed without its target', async () => {
  const target = join(directory, 'target')
  await writeFile(target, 'stays')
  const link = join(directory, 'link')
  await symlink(target, link)
  expect(await files.readLink(link)).toBe(target)
  await files.remove(link)
  expect(await files.readText(target)).toBe('stays')
})

test('a socket is distinguished from a file', async () => {
  const path = join(directory, 'docker.sock')
  await listen(createServer(), path)
  expect((await files.status(path)).kind).toBe('socket')
  expect((await files.status('/dev/null')).kind).toBe('other')
})

test('a filesystem has sizes in bytes', async () => {
  const { magic, freeBytes, totalBytes, totalInodes } = await files.filesystem(directory)
  expect(magic).toBeGreaterThan(0)
  expect(totalBytes).toBeGreaterThan(1024 ** 2)
  expect(freeBytes).toBeLessThanOrEqual(totalBytes)
  expect(totalInodes).toBeGreaterThanOrEqual(0)
})

test('existing files can be read, written and listed', async () => {
  expect(await files.isReadable(directory)).toBe(true)
  expect(await files.isWritable(directory)).toBe(true)
  expect(await files.isWritable(join(directory, 'nothing'))).toBe(false)
  expect(await files.list(directory)).toContain('settings.json')
})

test("a missing file rejects with Node's code", async () => {
  const nothing = join(directory, 'nothing')
  await expect(files.readText(nothing)).rejects.toMatchObject({ code: 'ENOENT' })
  await expect(files.list(nothing)).rejects.toMatchObject({ code: 'ENOENT' })
  await expect(files.status(nothing)).rejects.toMatchObject({ code: 'ENOENT' })
})

const asRoot = process.getuid?.() === 0 ? test : test.skip
asRoot('a directory is given to another user with all in it, but not the target of a link', async () => {
  const folder = await temporaryFolder('files')
  await mkdir(join(folder, 'given/inner'), { recursive: true })
  await writeFile(join(folder, 'given/inner/file'), '')
  await writeFile(join(folder, 'target'), '')
  await symlink(join(folder, 'target'), join(folder, 'given/link'))
  await files.changeOwner(join(folder, 'given'), 1000, 1001)
  for (const name of ['given', 'given/inner', 'given/inner/file']) {
    expect(await files.status(join(folder, name))).toMatchObject({ uid: 1000, gid: 1001 })
  }
  expect(await files.status(join(folder, 'target'))).toMatchObject({ uid: 0 })
})
