import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { connectGitHub } from '../../src/platform/github.ts'
import { listen } from '../opened/server.ts'

const attempt = { repository: 'acme/app', run: '7', attempt: '2' }
const token = 'ghs_secret'
const patient = () => AbortSignal.timeout(10_000)

const before = { ...process.env }
afterEach(() => {
  process.env = { ...before }
})

type Asked = { readonly url: string | undefined; readonly authorization: string | undefined }

/** A server on loopback in the place of GitHub's API; gives what it was asked. */
async function gitHub(answer: (response: ServerResponse, asked: Asked) => void): Promise<Asked[]> {
  const asked: Asked[] = []
  const server = createServer(({ url, headers }: IncomingMessage, response) => {
    const request = { url, authorization: headers.authorization }
    asked.push(request)
    answer(response, request)
  })
  process.env['GITHUB_API_URL'] = `http://${await listen(server, { host: '127.0.0.1' })}/api/v3`
  return asked
}

const json = (status: number, value: unknown) => (response: ServerResponse) =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))

const ask = async (signal = patient()) => (await connectGitHub(token)).isCompleted(attempt, signal)

test.each([
  ['completed', true],
  ['in_progress', false],
  ['queued', false],
  ['waiting', false],
  [null, false],
])('an attempt with the status %s: completed is %s', async (status, isCompleted) => {
  const asked = await gitHub(json(200, { status, conclusion: null }))
  expect(await ask()).toBe(isCompleted)
  expect(asked).toEqual([
    { url: '/api/v3/repos/acme/app/actions/runs/7/attempts/2', authorization: `token ${token}` },
  ])
})

test.each([401, 403, 404, 429, 500])('the status %i is an error with that status', async (status) => {
  const asked = await gitHub(json(status, { message: 'Resource not accessible by integration' }))
  await expect(ask()).rejects.toMatchObject({ status })
  expect(asked).toHaveLength(1)
})

test('a request to a server that hangs ends with the signal', async () => {
  await gitHub(() => {})
  const started = performance.now()
  await expect(ask(AbortSignal.timeout(300))).rejects.toThrow()
  expect(performance.now() - started).toBeLessThan(5_000)
})

test('an unreachable server is an error', async () => {
  process.env['GITHUB_API_URL'] = 'http://127.0.0.1:1'
  await expect(ask()).rejects.toThrow()
})

describe('the token', () => {
  test('is not sent without GITHUB_API_URL', async () => {
    delete process.env['GITHUB_API_URL']
    await expect(connectGitHub(token)).rejects.toThrow('GITHUB_API_URL is not set')
  })

  test('is not sent to another server after a redirect', async () => {
    const elsewhere: (string | undefined)[] = []
    const other = createServer(({ headers }, response) => {
      elsewhere.push(headers.authorization)
      json(200, { status: 'completed' })(response)
    })
    const address = await listen(other, { host: '127.0.0.1' })
    await gitHub((response) => void response.writeHead(302, { location: `http://${address}/` }).end())
    await ask().catch(() => {})
    expect(elsewhere).toEqual([undefined])
  })

  test('is not in an error message', async () => {
    await gitHub(json(403, { message: 'no' }))
    const error: unknown = await ask().catch((reason) => reason)
    expect(String(error)).not.toContain(token)
  })
})

test('text from the server does not appear in the log', async () => {
  const printed = (['log', 'warn', 'error'] as const).map((method) =>
    jest.spyOn(console, method).mockImplementation(() => {}),
  )
  await gitHub((response) => {
    response.setHeader('deprecation', 'true').setHeader('sunset', '::error::stop')
    json(200, { status: 'completed' })(response)
  })
  expect(await ask()).toBe(true)
  for (const method of printed) {
    expect(method).not.toHaveBeenCalled()
    method.mockRestore()
  }
})
