import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { resolveSource } from '../../../src/companion/guard/resolve-source.ts'
import { temporaryFolder } from '../../opened/folder.ts'

async function aTree() {
  const folder = await temporaryFolder('source')
  await mkdir(join(folder, 'a/b'), { recursive: true })
  await writeFile(join(folder, 'a/file'), '')
  await symlink('/etc', join(folder, 'a/absolute'))
  await symlink('../a/b', join(folder, 'a/relative'))
  await symlink('relative/../../../outside', join(folder, 'a/up'))
  await symlink('circle', join(folder, 'a/circle'))
  return folder
}

test.each([
  ['a/file', 'a/file'],
  ['a//./b/../file', 'a/file'],
  ['a/missing/too', 'a/missing/too'],
  ['a/relative', 'a/b'],
  ['a/relative/missing', 'a/b/missing'],
  // Of the directory that the link names, not of the one that it is in.
  ['a/up', '../outside'],
  ['a/file/under', 'a/file/under'],
])('on one host, %s is %s', async (path, expected) => {
  const folder = await aTree()
  const roots = [{ path: folder, inJob: folder, writable: true }]
  expect(await resolveSource(`${folder}/${path}`, roots)).toBe(join(folder, expected))
})

test('a link to a directory of the host is followed', async () => {
  const folder = await aTree()
  expect(await resolveSource(`${folder}/a/absolute/passwd`, [])).toBe('/etc/passwd')
})

test('a circle of links has no end', async () => {
  const folder = await aTree()
  expect(await resolveSource(`${folder}/a/circle`, [])).toBeNull()
})

test('in a container: job, links are read at the path of the job and followed by the paths of the host', async () => {
  const folder = await aTree()
  await symlink('/host/work/a/file', join(folder, 'a/by-host-path'))
  await symlink(join(folder, 'a/file'), join(folder, 'a/by-job-path'))
  const roots = [{ path: '/host/work', inJob: folder, writable: true }]
  expect(await resolveSource('/host/work/a/relative', roots)).toBe('/host/work/a/b')
  expect(await resolveSource('/host/work/a/absolute/passwd', roots)).toBe('/etc/passwd')
  expect(await resolveSource('/host/work/a/by-host-path', roots)).toBe('/host/work/a/file')
  // The host has other files at this path.
  expect(await resolveSource('/host/work/a/by-job-path', roots)).toBe(join(folder, 'a/file'))
  expect(await resolveSource('/host/other', roots)).toBe('/host/other')
})
