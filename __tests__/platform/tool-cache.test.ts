import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { openToolCache } from '../../src/platform/tool-cache.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { listen } from '../opened/server.ts'

const before = { ...process.env }
let folder = ''
beforeEach(async () => {
  folder = await temporaryFolder('tools')
  Object.assign(process.env, { RUNNER_TOOL_CACHE: join(folder, 'cache'), RUNNER_TEMP: folder })
})
afterEach(() => {
  process.env = { ...before }
})

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Keeps a program with this text. */
async function keep(version: string, text = version): Promise<void> {
  const path = join(folder, 'program')
  await writeFile(path, text)
  await (await openToolCache()).keep(path, sha256(text), 'buildx', version)
}

test('a program that is kept is found, and copied with its checksum', async () => {
  await keep('1.2.3', 'text')
  const cache = await openToolCache()
  expect(cache.has('buildx', '1.2.3')).toBe(true)
  const copy = join(folder, 'copy')
  const sum = sha256('text')
  expect(await cache.take('buildx', '1.2.3', copy)).toEqual({ kept: sum, copied: sum })
  expect(await readFile(copy, 'utf8')).toBe('text')
})

test('a damaged program is seen by its checksum', async () => {
  await keep('1.2.3', 'text')
  const [architecture = ''] = await readdir(join(folder, 'cache/buildx/1.2.3'))
  await writeFile(join(folder, 'cache/buildx/1.2.3', architecture, sha256('text')), 'tex')
  const taken = await (await openToolCache()).take('buildx', '1.2.3', join(folder, 'copy'))
  expect(taken).toEqual({ kept: sha256('text'), copied: sha256('tex') })
})

test('the newest is no release candidate, and is not that of another program', async () => {
  for (const version of ['0.9.0', '0.10.0', '0.11.0-rc1']) await keep(version)
  const cache = await openToolCache()
  expect(cache.newest('buildx')).toBe('0.10.0')
  expect(cache.newest('buildx-desktop')).toBeNull()
})

test('a release of Docker Desktop is found by its whole version', async () => {
  await keep('0.18.0-desktop.2')
  const cache = await openToolCache()
  expect(cache.has('buildx', '0.18.0-desktop.2')).toBe(true)
  expect(cache.has('buildx', '0.18.0-desktop.1')).toBe(false)
})

test('on a runner without a tool cache nothing is found, and nothing can be kept', async () => {
  delete process.env['RUNNER_TOOL_CACHE']
  const cache = await openToolCache()
  expect([cache.has('buildx', '1.2.3'), cache.newest('buildx')]).toEqual([false, null])
  expect(await cache.take('buildx', '1.2.3', join(folder, 'copy'))).toBeNull()
  await expect(keep('1.2.3')).rejects.toThrow('RUNNER_TOOL_CACHE')
})

describe('a download', () => {
  const serve = async (status: number, text: string) => {
    const server = createServer((_, response) => response.writeHead(status).end(text))
    return `http://${await listen(server, { host: '127.0.0.1' })}/file`
  }

  test('is a file, whose checksum is given', async () => {
    const url = await serve(200, 'text')
    const path = join(folder, 'program')
    expect(await (await openToolCache()).download(url, path)).toBe(sha256('text'))
    expect(await readFile(path, 'utf8')).toBe('text')
  })

  test('to a place that cannot be written to is an error that names it', async () => {
    // The package tries again after 10 to 20 s (retry-helper.js), which this value shortens.
    Object.assign(globalThis, {
      TEST_DOWNLOAD_TOOL_RETRY_MIN_SECONDS: 0,
      TEST_DOWNLOAD_TOOL_RETRY_MAX_SECONDS: 0,
    })
    await writeFile(join(folder, 'file'), '')
    const downloading = (await openToolCache()).download(
      await serve(200, 'text'),
      join(folder, 'file/program'),
    )
    await expect(downloading).rejects.toMatchObject({
      name: 'Unwritable',
      message: expect.stringContaining(`${folder}/file/program cannot be written`),
    })
  })

  test('or a text', async () => {
    expect(await (await openToolCache()).readText(await serve(200, 'text'))).toBe('text')
  })

  test.each([403, 404])('that is answered with the status %i is an error with it', async (status) => {
    const url = await serve(status, 'no')
    const cache = await openToolCache()
    await expect(cache.readText(url)).rejects.toMatchObject({ httpStatusCode: status })
    await expect(cache.download(url, join(folder, 'program'))).rejects.toMatchObject({
      httpStatusCode: status,
    })
  })
})
