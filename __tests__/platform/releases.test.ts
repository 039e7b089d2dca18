import { createServer } from 'node:http'
import { afterEach, describe, expect, test } from '@jest/globals'
import { openReleases } from '../../src/platform/github-client.ts'
import { connectReleases } from '../../src/platform/releases.ts'
import { listen } from '../opened/server.ts'

const before = { ...process.env }
afterEach(() => {
  process.env = { ...before }
})

type Asked = { readonly url: string | undefined; readonly authorization: string | undefined }

/** A server on loopback in the place of api.github.com. */
async function api(status: number, body: unknown): Promise<{ at: string; asked: Asked[] }> {
  const asked: Asked[] = []
  const server = createServer(({ url, headers }, response) => {
    asked.push({ url, authorization: headers.authorization })
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  return { at: `http://${await listen(server, { host: '127.0.0.1' })}`, asked }
}
const patient = () => AbortSignal.timeout(10_000)

describe('the newest release', () => {
  test.each([
    ['latest', { tag_name: 'v0.36.1' }, 'v0.36.1', '/repos/docker/buildx/releases/latest'],
    [
      'edge',
      [
        { tag_name: 'v1', draft: true },
        { tag_name: 'v0.37.0-rc1', draft: false },
        { tag_name: 'v0.36.1', draft: false },
      ],
      'v0.37.0-rc1',
      '/repos/docker/buildx/releases?per_page=10',
    ],
  ] as const)('%s', async (channel, body, tag, url) => {
    const { at, asked } = await api(200, body)
    expect(await openReleases('secret', at).newestTag('docker/buildx', channel, patient())).toBe(tag)
    expect(asked).toEqual([{ url, authorization: 'token secret' }])
  })

  test('is asked for without a login if there is no token', async () => {
    const { at, asked } = await api(200, { tag_name: 'v1' })
    await openReleases('', at).newestTag('docker/buildx', 'latest', patient())
    expect(asked[0]?.authorization).toBeUndefined()
  })

  test('of a repository without releases is an error with the status 404', async () => {
    const { at } = await api(200, [])
    const asking = openReleases('', at).newestTag('docker/buildx', 'edge', patient())
    await expect(asking).rejects.toMatchObject({ status: 404 })
  })

  test.each([403, 404, 429, 500])('an answer with the status %i is an error with it', async (status) => {
    const { at, asked } = await api(status, { message: 'no' })
    const asking = openReleases('', at).newestTag('docker/buildx', 'latest', patient())
    await expect(asking).rejects.toMatchObject({ status })
    expect(asked).toHaveLength(1)
  })
})

test.each([
  ['a digest', `sha256:${'a1'.repeat(32)}`, 'a1'.repeat(32)],
  ['none, because it was uploaded before there were any', null, null],
  ['one of another kind', 'md5:00', null],
])('the digest of a file: %s', async (_, digest, expected) => {
  const { at, asked } = await api(200, {
    assets: [
      { name: 'other', digest: 'x' },
      { name: 'program', digest },
    ],
  })
  const found = openReleases('', at).digestOf('docker/buildx', 'v1', 'program', patient())
  expect(await found).toBe(expected)
  expect(asked[0]?.url).toBe('/repos/docker/buildx/releases/tags/v1')
})

test('GITHUB_API_URL does not say where releases are', async () => {
  const { at, asked } = await api(200, { tag_name: 'v6.6.6' })
  Object.assign(process.env, { GITHUB_API_URL: at, HTTPS_PROXY: 'http://127.0.0.1:1', https_proxy: '' })
  const releases = await connectReleases('secret')
  await expect(releases.newestTag('docker/buildx', 'latest', patient())).rejects.toThrow()
  expect(asked).toEqual([])
})
