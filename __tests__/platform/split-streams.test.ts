import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { splitStreams } from '../../src/platform/split-streams.ts'
import { frame } from './engine-server.ts'

test.each([
  ['nothing', Buffer.alloc(0), '', ''],
  ['standard output', frame(1, 'hello\n'), 'hello\n', ''],
  ['standard error', frame(2, 'alas\n'), '', 'alas\n'],
  ['both by turns', Buffer.concat([frame(1, 'a'), frame(2, 'b'), frame(1, 'c')]), 'ac', 'b'],
  ['an empty piece', Buffer.concat([frame(1, ''), frame(1, 'a')]), 'a', ''],
  [
    'a piece that is cut off',
    Buffer.concat([frame(1, 'whole '), frame(1, 'broken').subarray(0, 11)]),
    'whole bro',
    '',
  ],
  [
    'a header that is cut off',
    Buffer.concat([frame(2, 'whole'), frame(1, 'lost').subarray(0, 5)]),
    '',
    'whole',
  ],
])('splits %s', (_, content, stdout, stderr) => {
  expect(splitStreams(content)).toEqual({ stdout, stderr })
})

test('a multi-byte character split over two frames is kept', () => {
  const ship = Buffer.from('⛵')
  const pieces = [ship.subarray(0, 1), ship.subarray(1)].map((piece) => frame(1, piece))
  expect(splitStreams(Buffer.concat(pieces)).stdout).toBe('⛵')
})

test('any data is accepted without an error', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void splitStreams(Buffer.from(bytes))))
})
