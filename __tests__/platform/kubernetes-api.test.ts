import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer as createPlain, type RequestListener } from 'node:http'
import { createServer } from 'node:https'
import { connect, createServer as createTcp } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from '@jest/globals'
import { type Cluster, openKubernetes } from '../../src/platform/kubernetes-api.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { listen } from '../opened/server.ts'

const direct: Omit<Cluster, 'server'> = {
  authority: null,
  serverName: null,
  insecure: false,
  proxy: null,
  certificate: null,
  key: null,
  headers: { authorization: 'Bearer secret' },
}

/** A server that gives back what it was asked. */
const echo: RequestListener = async (request, response) => {
  const body = await text(request)
  const { method, url, headers } = request
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ method, url, body, authorization: headers.authorization }))
}

async function certificate(name: string): Promise<{ key: string; cert: string }> {
  const folder = await temporaryFolder('certificate')
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const words = [
    'req',
    '-x509',
    '-nodes',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-days',
    '2',
  ]
  const subject = ['-subj', '/CN=cluster', '-addext', `subjectAltName=${name}`]
  execFileSync('openssl', [...words, ...subject, '-keyout', key, '-out', cert], { stdio: 'ignore' })
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
}

async function secureServer(name = 'IP:127.0.0.1') {
  const { key, cert } = await certificate(name)
  const address = await listen(createServer({ key, cert }, echo), { host: '127.0.0.1' })
  return { server: `https://${address}`, authority: cert, address }
}

test('requests have a path below that of the server, and their body', async () => {
  const address = await listen(createPlain(echo), { host: '127.0.0.1' })
  const api = openKubernetes({ ...direct, server: `http://${address}/k8s/clusters/c/` })
  expect(await api.request('GET', '/api')).toEqual({
    ...{ method: 'GET', url: '/k8s/clusters/c/api', body: '', authorization: 'Bearer secret' },
  })
  // On one connection: the body of a DELETE must not be taken for the next request.
  for (const method of ['POST', 'DELETE', 'GET'] as const)
    expect(await api.request(method, '/api', { a: 'ä' })).toMatchObject({ method, body: '{"a":"ä"}' })
  expect(api.now()).toBeGreaterThan(Date.now() - 10_000)
})

test.each([
  [
    'a status',
    403,
    'application/json',
    '{"reason":"Forbidden","message":"no"}',
    { reason: 'Forbidden', message: 'no' },
  ],
  ['a text', 502, 'text/plain', 'bad gateway\n', { reason: '', message: 'bad gateway' }],
])('an answer that refuses, with %s, is an error', async (_, status, type, body, expected) => {
  const server = createPlain(
    (_, response) => void response.writeHead(status, { 'content-type': type }).end(body),
  )
  const address = await listen(server, { host: '127.0.0.1' })
  const api = openKubernetes({ ...direct, server: `http://${address}` })
  await expect(api.request('GET', '/')).rejects.toMatchObject({ status, ...expected })
})

test('a server that does not answer is given up', async () => {
  const address = await listen(
    createPlain(() => {}),
    { host: '127.0.0.1' },
  )
  const api = openKubernetes({ ...direct, server: `http://${address}` })
  await expect(api.request('GET', '/', undefined, 200)).rejects.toMatchObject({ name: 'TimeoutError' })
})

test('a server that does not accept TLS in time is given up after 2 s, however long an answer may take', async () => {
  const address = await listen(createTcp(), { host: '127.0.0.1' })
  const started = performance.now()
  const api = openKubernetes({ ...direct, server: `https://${address}` })
  await expect(api.request('GET', '/')).rejects.toMatchObject({ name: 'TimeoutError' })
  expect(performance.now() - started).toBeLessThan(4_000)
})

describe('a server that limits requests', () => {
  const limiting = async (times: number, headers: Record<string, string>) => {
    let asked = 0
    const server = createPlain((_, response) => {
      asked += 1
      response.writeHead(asked > times ? 200 : 429, headers).end('done')
    })
    const address = await listen(server, { host: '127.0.0.1' })
    return { api: openKubernetes({ ...direct, server: `http://${address}` }), asked: () => asked }
  }

  test('is asked again when it says', async () => {
    const { api, asked } = await limiting(2, { 'retry-after': '0' })
    expect(await api.request('GET', '/')).toBe('done')
    expect(asked()).toBe(3)
  })

  test.each([
    ['more often than three times', 9, { 'retry-after': '0' }, 4],
    ['if it does not say when', 9, {}, 1],
  ])('is not asked again %s', async (_, times, headers, expected) => {
    const { api, asked } = await limiting(times, headers)
    await expect(api.request('GET', '/')).rejects.toMatchObject({ status: 429 })
    expect(asked()).toBe(expected)
  })
})

describe('over TLS', () => {
  test('the authority of the cluster is trusted', async () => {
    const { server, authority } = await secureServer()
    expect(await openKubernetes({ ...direct, server, authority }).request('GET', '/a')).toMatchObject({
      url: '/a',
    })
  })

  test('another authority is not, unless nothing is checked', async () => {
    const { server } = await secureServer()
    await expect(openKubernetes({ ...direct, server }).request('GET', '/')).rejects.toMatchObject({
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    })
    const trusting = openKubernetes({ ...direct, server, insecure: true })
    expect(await trusting.request('GET', '/a')).toMatchObject({ url: '/a' })
  })

  test('the name of the certificate can differ from that of the server', async () => {
    const { server, authority } = await secureServer('DNS:kubernetes')
    const named = openKubernetes({ ...direct, server, authority, serverName: 'kubernetes' })
    expect(await named.request('GET', '/a')).toMatchObject({ url: '/a' })
    await expect(openKubernetes({ ...direct, server, authority }).request('GET', '/')).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    })
  })

  test('a proxy is asked for a tunnel, with its login', async () => {
    const { server, authority, address } = await secureServer()
    const asked: unknown[] = []
    const proxy = createPlain()
    proxy.on('connect', ({ url, headers }, client) => {
      asked.push([url, headers['proxy-authorization']])
      const [host, port] = address.split(':')
      const upstream = connect(Number(port), host, () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n')
        upstream.pipe(client).pipe(upstream)
      })
      upstream.on('error', () => {})
    })
    const at = await listen(proxy, { host: '127.0.0.1' })
    const api = openKubernetes({ ...direct, server, authority, proxy: `http://user:p%40ss@${at}` })
    expect(await api.request('GET', '/a')).toMatchObject({ url: '/a' })
    expect(asked).toEqual([[address, `Basic ${Buffer.from('user:p@ss').toString('base64')}`]])
  })

  test('a proxy that refuses is named', async () => {
    const proxy = createPlain()
    proxy.on('connect', (_, client) => client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'))
    const at = await listen(proxy, { host: '127.0.0.1' })
    const api = openKubernetes({ ...direct, server: 'https://192.0.2.1:1', proxy: `http://${at}` })
    await expect(api.request('GET', '/')).rejects.toThrow('answered CONNECT with status 407')
  })
})
