import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'
import { listen } from '../opened/server.ts'

const client = join(import.meta.dirname, '../../dist', 'github-client.js')
const asking = `
const { openGitHub } = await import(${JSON.stringify(client)})
const attempt = { repository: 'acme/app', run: '7', attempt: '1' }
console.log(await openGitHub('ghs_secret').isCompleted(attempt, AbortSignal.timeout(10_000)))
process.exit()`

/** Asks in a process of its own, since the proxy is read when the client is loaded. */
async function ask(environment: Record<string, string>): Promise<string> {
  const words = ['--input-type=module', '--eval', asking]
  const { stdout } = await promisify(execFile)(process.execPath, words, { env: environment })
  return stdout.trim()
}

/** An API that says that each run is over; gives its address and the paths that it was asked for. */
async function api(): Promise<{ address: string; asked: (string | undefined)[] }> {
  const asked: (string | undefined)[] = []
  const server = createServer(({ url }, response) => {
    asked.push(url)
    response.setHeader('content-type', 'application/json').end('{"status": "completed"}')
  })
  return { address: await listen(server, { host: '127.0.0.1' }), asked }
}

const path = '/repos/acme/app/actions/runs/7/attempts/1'

test('the client in dist/ calls the server of GITHUB_API_URL', async () => {
  const { address, asked } = await api()
  expect(await ask({ GITHUB_API_URL: `http://${address}` })).toBe('true')
  expect(asked).toEqual([path])
})

test('the client uses the proxy in the environment', async () => {
  const { address, asked } = await api()
  const tunnels: (string | undefined)[] = []
  const proxy = createServer().on('connect', async ({ url }, near) => {
    tunnels.push(url)
    const [host, port] = address.split(':')
    const far = connect(Number(port), host)
    near.on('error', () => far.destroy())
    far.on('error', () => near.destroy())
    await once(far, 'connect')
    near.write('HTTP/1.1 200 Connection established\r\n\r\n')
    near.pipe(far).pipe(near)
  })
  const http_proxy = `http://${await listen(proxy, { host: '127.0.0.1' })}`
  expect(await ask({ GITHUB_API_URL: 'http://github.test', http_proxy })).toBe('true')
  expect(tunnels).toEqual(['github.test:80'])
  expect(asked).toEqual([path])
})
