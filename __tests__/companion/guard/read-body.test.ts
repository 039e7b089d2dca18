import { Readable } from 'node:stream'
import { expect, test } from '@jest/globals'
import { readBody } from '../../../src/companion/guard/read-body.ts'

const parts = ['one', 'two', 'three'].map((text) => Buffer.from(text))

test('a body up to the limit is read completely', async () => {
  const read = await readBody(Readable.from(parts), 11)
  expect('bytes' in read && String(read.bytes)).toBe('onetwothree')
})

test('a larger one is given as a stream of all its bytes', async () => {
  const read = await readBody(Readable.from(parts), 4)
  expect('rest' in read && String(Buffer.concat(await read.rest.toArray()))).toBe('onetwothree')
})
