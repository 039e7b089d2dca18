import { expect, test } from '@jest/globals'
import { fullDisk } from '../../../src/steps/daemon/full-disk.ts'
import { memoryFiles } from '../../facts/memory-files.ts'
import { fakeDocker } from '../make-tools.ts'

const disk = { magic: 0xef53, freeBytes: 1e9, totalBytes: 1e10, freeInodes: 1000, totalInodes: 10_000 }

test.each([
  ['has free space', {}, false],
  ['has no free bytes', { freeBytes: 0 }, true],
  ['has no free inodes', { freeInodes: 0 }, true],
  ['counts no inodes', { freeInodes: 0, totalInodes: 0 }, false],
])('a full disk is detected: a disk that %s', async (_, differences, full) => {
  const docker = fakeDocker({ info: async () => ({ DockerRootDir: '/var/lib/docker' }) })
  const files = { ...memoryFiles({}), filesystem: async () => ({ ...disk, ...differences }) }
  const found = await fullDisk(docker, files)
  expect(found?.cause).toBe(
    full ? "The filesystem of Docker's data root /var/lib/docker is full." : undefined,
  )
})

test('the disk of a remote engine cannot be checked', async () => {
  const docker = fakeDocker({ info: async () => ({ DockerRootDir: '/elsewhere' }) })
  const filesystem = () => Promise.reject(new Error('ENOENT'))
  expect(await fullDisk(docker, { ...memoryFiles({}), filesystem })).toBeUndefined()
})
