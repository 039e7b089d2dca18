import { createServer, type RequestListener } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from '@jest/globals'
import { connectDocker, type Docker } from '../../src/platform/docker.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { listen } from '../opened/server.ts'

/** An engine that gets the request before its body. */
async function engine(answer: RequestListener): Promise<Docker> {
  const socket = join(await temporaryFolder('engine'), 'docker.sock')
  return connectDocker(`unix://${await listen(createServer(answer), socket)}`, { environment: {} })
}

const { signal } = new AbortController()
const megabyte = Buffer.alloc(1_000_000, 'a')

/** An engine that takes an archive, and gives this event. */
const loading = (event: object) =>
  engine(async (request, response) => {
    for await (const _ of request);
    response.writeHead(200).end(`${JSON.stringify(event)}\r\n`)
  })

test('an archive goes from one engine to the other, and its bytes are counted', async () => {
  let asked = ''
  const from = await engine((request, response) => {
    asked = request.url ?? ''
    response.writeHead(200)
    response.write(megabyte)
    response.end(megabyte)
  })
  let counted = 0
  const to = await loading({ stream: 'Loaded image: a:1' })
  await to.loadImages(await from.saveImages(['a:1', 'b:1'], signal), (bytes) => (counted = bytes), signal)
  expect(decodeURIComponent(asked)).toBe('/images/get?names=a:1&names=b:1')
  expect(counted).toBe(2_000_000)
})

test('a slow engine slows down the source', async () => {
  let produced = 0
  const endless = Readable.from(
    (function* () {
      for (; produced < 200; produced++) yield megabyte
    })(),
  )
  let go = () => {}
  const waiting = new Promise<void>((resolve) => {
    go = resolve
  })
  const to = await engine(async (request, response) => {
    await waiting
    for await (const _ of request);
    response.writeHead(200).end('{}')
  })
  const done = to.loadImages(endless, () => {}, signal)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(produced).toBeLessThan(20)
  go()
  await done
  expect(produced).toBe(200)
})

test('an image that the source lacks is an error of the source', async () => {
  const from = await engine((_, response) => {
    response.writeHead(404, { 'content-type': 'application/json' })
    response.end('{"message": "reference does not exist"}')
  })
  await expect(from.saveImages(['a:1'], signal)).rejects.toMatchObject({ statusCode: 404 })
})

test('a source that stops in the middle fails the copy, and the other engine sees no complete archive', async () => {
  const from = await engine((_, response) => {
    response.writeHead(200)
    response.write(megabyte, () => response.destroy())
  })
  let complete: boolean | undefined
  const to = await engine((request) => {
    request.on('error', () => {})
    request.on('close', () => {
      complete = request.complete
    })
    request.resume()
  })
  await expect(to.loadImages(await from.saveImages(['a:1'], signal), () => {}, signal)).rejects.toMatchObject(
    {
      code: 'ECONNRESET',
    },
  )
  expect(complete).not.toBe(true)
})

test('an engine that refuses in the middle fails the copy with its own words, and closes the source', async () => {
  const source = Readable.from(
    (function* () {
      for (;;) yield megabyte
    })(),
  )
  const to = await engine((request, response) => {
    request.once('data', () => {
      response.writeHead(500, { 'content-type': 'application/json' })
      response.end('{"message": "no space left on device"}')
    })
  })
  await expect(to.loadImages(source, () => {}, signal)).rejects.toThrow('no space left on device')
  expect(source.destroyed).toBe(true)
})

test('an error that the engine reports as an event fails the copy', async () => {
  const to = await loading({ error: 'invalid tar header' })
  await expect(to.loadImages(Readable.from([megabyte]), () => {}, signal)).rejects.toThrow(
    'invalid tar header',
  )
})

test('the copy ends if another step fails', async () => {
  const controller = new AbortController()
  const source = new Readable({ read() {} })
  const to = await engine((request) => void request.on('error', () => {}).resume())
  const copying = to.loadImages(source, () => {}, controller.signal)
  controller.abort(new Error('another step failed'))
  await expect(copying).rejects.toThrow('another step failed')
  await new Promise((resolve) => setImmediate(resolve))
  expect(source.destroyed).toBe(true)
})
