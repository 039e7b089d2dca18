import { expect, test } from '@jest/globals'
import { parseMark, readMark, writeMark } from '../../../src/steps/cache/mark.ts'
import { fakeDocker } from '../make-tools.ts'

test('a mark is read as it was written', async () => {
  let archive: Buffer = Buffer.alloc(0)
  const mark = { state: 'clean', at: '2026-11-22T01:00:00.000Z', bytes: 12, images: 3 } as const
  const docker = fakeDocker({
    putArchive: async (name, directory, written) => {
      expect([name, directory]).toEqual(['lease', '/cache'])
      archive = written
    },
    // The file is the only one of the archive, after its header of one block.
    readContainerFile: async (_, path) => {
      expect(path).toBe(`/cache/${archive.toString('latin1', 0, 100).replace(/\0.*/s, '')}`)
      return archive.subarray(512, 512 + Number.parseInt(archive.toString('latin1', 124, 135), 8))
    },
  })
  await writeMark('lease', mark, docker)
  expect(await readMark('lease', docker)).toEqual(mark)
})

test('a volume without the file has no mark', async () => {
  expect(await readMark('lease', fakeDocker({ readContainerFile: async () => null }))).toBeNull()
})

test.each([
  '',
  'clean',
  'null',
  '[]',
  '{"state": "clean"}',
  '{"state": "clean", "at": "yesterday"}',
  '{"state": "clean", "at": 1}',
  '{"state": "fine", "at": "2026-11-22T01:00:00Z"}',
])('%j is no mark', (text) => {
  expect(parseMark(text)).toBeNull()
})

test('amounts that are none are left out', () => {
  const text =
    '{"state": "clean", "at": "2026-11-22T01:00:00Z\\n", "bytes": "1; rm", "images": -1, "more": 1}'
  expect(parseMark(text.replace('\\n', ''))).toEqual({ state: 'clean', at: '2026-11-22T01:00:00.000Z' })
})
