import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { createSecureContext, TLSSocket } from 'node:tls'
import { makeAuthority } from '../opened/certificates.ts'
import { listen } from '../opened/server.ts'
import type { Job } from '../run-action.ts'

/** The hosts from which releases come: GitHub answers a download by a redirect to the last. */
const hosts = ['github.com', 'api.github.com', 'release-assets.githubusercontent.com']

export type Asked = { readonly url: string; readonly authorization: string | undefined }
type Answer = (response: ServerResponse, url: string) => void

/**
 * Plays github.com for a job: a proxy that opens each connection itself, with certificates of an authority that only the
 * job trusts. So the action asks the addresses that it asks everywhere.
 *
 * @param answer gets each request, by its address
 * @param login of the proxy: `user:password`
 * @returns what was asked
 */
export async function playGitHub(job: Job, answer: Answer, login = ''): Promise<Asked[]> {
  const asked: Asked[] = []
  const authority = await makeAuthority()
  const names = hosts.map((host) => `DNS:${host}`).join(',')
  const { key, certificate } = await authority.issue({ name: 'github.com', names, for: 'serverAuth' })
  const secureContext = createSecureContext({ key: await readFile(key), cert: await readFile(certificate) })
  const inner = createServer(({ url, headers }: IncomingMessage, response) => {
    const address = `https://${headers.host}${url}`
    asked.push({ url: address, authorization: headers.authorization })
    answer(response, address)
  })
  const proxy = createServer((_, response) => response.writeHead(400).end())
  const expected = login === '' ? undefined : `Basic ${btoa(login)}`
  proxy.on('connect', ({ url, headers }, socket) => {
    if (headers['proxy-authorization'] !== expected)
      return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    if (!hosts.some((host) => url === `${host}:443`)) return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    const secure = new TLSSocket(socket, { isServer: true, secureContext })
    secure.on('error', () => {})
    inner.emit('connection', secure)
  })
  Object.assign(job.environment, {
    HTTPS_PROXY: `http://${login && `${login}@`}${await listen(proxy, { host: '127.0.0.1' })}`,
    NODE_EXTRA_CA_CERTS: authority.certificate,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: 'https://api.github.com',
    RUNNER_TOOL_CACHE: join(job.folder, 'tools'),
  })
  return asked
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** A release of Buildx with one program. */
export type Release = { readonly version: string; readonly program: Buffer; readonly sum?: string }

const start = 'https://github.com/docker/buildx/releases/download/'
const stored = 'https://release-assets.githubusercontent.com/'

/** Answers as GitHub does that has this release of Buildx as its only one. */
export function withRelease({ version, program, sum = sha256(program) }: Release): Answer {
  const asset = `buildx-v${version}.linux-amd64`
  const files: Readonly<Record<string, Buffer>> = {
    [asset]: program,
    'checksums.txt': Buffer.from(`${sum} *${asset}\n`),
  }
  return (response, url) => {
    const [, file = ''] = new RegExp(`^${start}v${version}/(.*)$`).exec(url) ?? []
    if (file in files) return void response.writeHead(302, { location: `${stored}${file}?jwt=signed` }).end()
    const bytes = files[url.replace(stored, '').replace('?jwt=signed', '')]
    if (bytes) return void response.writeHead(200, { 'content-length': bytes.length }).end(bytes)
    if (url === 'https://api.github.com/repos/docker/buildx/releases/latest') {
      const body = JSON.stringify({ tag_name: `v${version}` })
      return void response.writeHead(200, { 'content-type': 'application/json' }).end(body)
    }
    response.writeHead(404, { 'content-type': 'application/json' }).end('{"message":"Not Found"}')
  }
}
