import { expect, test } from '@jest/globals'
import { withFullDisk } from '../../src/steps/with-full-disk.ts'
import { memoryFiles } from '../facts/memory-files.ts'
import { fakeDocker, makeTools } from './make-tools.ts'

const ofEngine = Object.assign(new Error('(HTTP code 500)'), {
  statusCode: 500,
  json: { message: 'chown /data/overlay2/a-init/work/work: no such file or directory' },
})

function toolsWith(freeBytes: number) {
  const docker = fakeDocker({ info: async () => ({ DockerRootDir: '/data' }) })
  const filesystem = async () => ({ magic: 0, freeBytes, totalBytes: 1e9, freeInodes: 9, totalInodes: 99 })
  return makeTools({ connect: () => docker, files: { ...memoryFiles({}), filesystem } })
}

test('an error of an engine whose disk is full names the disk, and how to free it', async () => {
  expect(await withFullDisk(ofEngine, toolsWith(0))).toMatchObject({
    code: 'engine-error',
    message: expect.stringMatching(/no such file or directory\. The filesystem of .*\/data is full\.$/),
    remedy: expect.stringContaining('docker system prune'),
  })
})

test.each([
  ['the disk has room', ofEngine, 1e9],
  ['the error is not from the engine', new Error('a bug'), 0],
])('if %s, the error stays', async (_, error, freeBytes) => {
  expect(await withFullDisk(error, toolsWith(freeBytes))).toBe(error)
})
