import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, test } from '@jest/globals'
import { standardOutput } from '../../../src/companion/builders/standard-output.ts'

function frame(stream: number, text: string): Buffer {
  const header = Buffer.alloc(8)
  header.writeUInt8(stream, 0)
  header.writeUInt32BE(Buffer.byteLength(text), 4)
  return Buffer.concat([header, Buffer.from(text)])
}

const stream = Buffer.concat([frame(1, 'hello '), frame(2, 'an error'), frame(1, ''), frame(1, 'wörld')])

test.each([1, 2, 3, 7, 8, 9, 1000])('standard output is the same in chunks of %i bytes', async (size) => {
  const chunks = Array.from({ length: Math.ceil(stream.length / size) }, (_, index) =>
    stream.subarray(index * size, (index + 1) * size),
  )
  const text = (await buffer(Readable.from(chunks).pipe(standardOutput()))).toString()
  expect(text).toBe('hello wörld')
})
