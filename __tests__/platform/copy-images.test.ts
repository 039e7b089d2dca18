import { createServer, type RequestListener } from 'node:http'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { copyImages } from '../../src/platform/copy-images.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { listen } from '../opened/server.ts'

/** The socket of an engine that gets the request before its body. */
async function engine(answer: RequestListener): Promise<string> {
  return listen(createServer(answer), join(await temporaryFolder('engine'), 'docker.sock'))
}

const { signal } = new AbortController()
const megabyte = Buffer.alloc(1_000_000, 'a')
const end = Buffer.alloc(1024)

/** An engine that gives an archive of these parts. */
const source = (...parts: Buffer[]) =>
  engine((_, response) => {
    response.writeHead(200)
    for (const part of parts) response.write(part)
    response.end()
  })

/** An engine that takes an archive, and gives this event. */
const target = (event: object) =>
  engine(async (request, response) => {
    for await (const _ of request);
    response.writeHead(200).end(`${JSON.stringify(event)}\r\n`)
  })

const copy = (from: string, to: string, onBytes: (bytes: number) => void = () => {}) =>
  copyImages(from, to, ['a:1'], onBytes, signal)

test('an archive goes from one engine to the other unchanged, and its bytes are counted', async () => {
  let asked: string | undefined
  let taken = Buffer.alloc(0)
  const parts = [megabyte, Buffer.from('b'), megabyte, end]
  const from = await engine((request, response) => {
    asked = request.url
    response.writeHead(200)
    for (const part of parts) response.write(part)
    response.end()
  })
  const to = await engine(async (request, response) => {
    taken = Buffer.concat(await request.toArray())
    response.writeHead(200).end('{"stream": "Loaded image: a:1"}\r\n')
  })
  let counted = 0
  await copyImages(from, to, ['a:1', 'localhost:5000/b:1'], (bytes) => (counted = bytes), signal)
  expect(asked).toBe('/images/get?names=a%3A1&names=localhost%3A5000%2Fb%3A1')
  expect(taken.equals(Buffer.concat(parts))).toBe(true)
  expect(counted).toBe(2_001_025)
})

test('a slow engine slows down the source', async () => {
  let written = 0
  const from = await engine(async (_, response) => {
    response.writeHead(200)
    for (; written < 100; written++)
      if (!response.write(megabyte)) await new Promise((resolve) => response.once('drain', resolve))
    response.end(end)
  })
  let go = () => {}
  const waiting = new Promise<void>((resolve) => {
    go = resolve
  })
  const to = await engine(async (request, response) => {
    await waiting
    for await (const _ of request);
    response.writeHead(200).end('{}')
  })
  const done = copy(from, to)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(written).toBeLessThan(20)
  go()
  await done
  expect(written).toBe(100)
})

test('an image that the source lacks is an error in its words', async () => {
  const from = await engine((_, response) => void response.writeHead(404).end('{"message": "no such image"}'))
  await expect(copy(from, await target({}))).rejects.toMatchObject({
    statusCode: 404,
    message: 'no such image',
  })
})

test('a source that stops in the middle fails the copy, and the target sees no complete archive', async () => {
  let isComplete: boolean | undefined
  const closed = new Promise<void>((resolve) => {
    void engine((request) => {
      request
        .on('error', () => {})
        .on('close', () => {
          isComplete = request.complete
          resolve()
        })
      request.resume()
    }).then(async (to) => {
      await expect(copy(await source(megabyte), to)).rejects.toMatchObject({ code: 'ECONNRESET' })
    })
  })
  await closed
  expect(isComplete).toBe(false)
})

test('a target that refuses in the middle fails the copy in its words', async () => {
  const from = await engine((_, response) => {
    response.writeHead(200)
    const more = () => response.write(megabyte, () => response.destroyed || more())
    more()
  })
  const to = await engine((request, response) => {
    request.once('data', () => void response.writeHead(500).end('{"message": "no space left on device"}'))
  })
  await expect(copy(from, to)).rejects.toThrow('no space left on device')
})

test('an error that the target reports as an event fails the copy', async () => {
  const to = await target({ errorDetail: {}, error: 'invalid "tar" header' })
  await expect(copy(await source(end), to)).rejects.toThrow('invalid "tar" header')
})

test.each(['source', 'target'])('a %s that does not exist is an error of Node', async (which) => {
  const [from, to] = [await source(end), await target({})]
  const nowhere = '/nowhere/docker.sock'
  const copying = which === 'source' ? copy(nowhere, to) : copy(from, nowhere)
  await expect(copying).rejects.toMatchObject({ code: 'ENOENT' })
})

test('the copy ends if another step fails', async () => {
  const controller = new AbortController()
  const from = await engine((_, response) => void response.writeHead(200).write(megabyte))
  const to = await engine((request) => void request.on('error', () => {}).resume())
  const copying = copyImages(from, to, ['a:1'], () => {}, controller.signal)
  controller.abort(new Error('another step failed'))
  await expect(copying).rejects.toThrow('another step failed')
})
