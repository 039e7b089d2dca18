import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { knock, type Tls } from '../../src/platform/knock.ts'
import { type Authority, type KeyPair, makeAuthority } from '../opened/certificates.ts'
import { listen } from '../opened/server.ts'

const loopback = { host: '127.0.0.1' }
let authority: Authority
let other: Authority
let server: KeyPair
let client: KeyPair
beforeAll(async () => {
  ;[authority, other] = await Promise.all([makeAuthority(), makeAuthority('Other CA')])
  const names = { name: 'buildkit', names: 'IP:127.0.0.1,DNS:buildkit.example', for: 'serverAuth' } as const
  ;[server, client] = await Promise.all([authority.issue(names), authority.issue({ name: 'ci' })])
})

const text = (path: string) => readFile(path, 'utf8')
const settings = Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0])

/** A server of gRPC over TLS, as far as a first frame goes. */
async function secured(given: { pair?: KeyPair; asks?: boolean; maxVersion?: 'TLSv1.2' } = {}) {
  const { pair = server, asks = true, maxVersion } = given
  const options = {
    key: await text(pair.key),
    cert: await text(pair.certificate),
    ...(asks && { ca: await text(authority.certificate), requestCert: true, rejectUnauthorized: true }),
    ...(maxVersion && { maxVersion }),
  }
  const at = createTlsServer(options, (socket) => socket.on('error', () => {}).write(settings))
  return portOf(await listen(at, loopback))
}

const portOf = (address: string): number => Number(address.split(':').at(-1))

async function tlsOf(
  given: { ca?: Authority; pair?: KeyPair | null; serverName?: string } = {},
): Promise<Tls> {
  const { ca = authority, pair = client, serverName = '127.0.0.1' } = given
  return {
    serverName,
    authority: await text(ca.certificate),
    ...(pair && { certificate: await text(pair.certificate), key: await text(pair.key) }),
  }
}

const at = (port: number, tls: Tls | null, timeout = 2_000) =>
  knock({ at: { host: '127.0.0.1', port }, tls }, timeout)

describe('over mutual TLS', () => {
  test('a server that accepts the client is ready', async () => {
    const answer = await at(await secured(), await tlsOf())
    expect(answer).toMatchObject({ status: 'ready', certificate: { subject: 'CN=buildkit' } })
  })

  test('a host name counts as the certificate has it', async () => {
    const tls = await tlsOf({ serverName: 'buildkit.example' })
    expect(await at(await secured(), tls)).toMatchObject({ status: 'ready' })
  })

  test.each([undefined, 'TLSv1.2'] as const)('a missing client certificate (%s)', async (maxVersion) => {
    const port = await secured(maxVersion ? { maxVersion } : {})
    const answer = await at(port, await tlsOf({ pair: null }))
    expect(answer.status).toMatch(/client-certificate-missing|closed/)
  })

  test('a server of another authority', async () => {
    const answer = await at(await secured(), await tlsOf({ ca: other }))
    expect(answer).toMatchObject({
      status: 'untrusted',
      certificate: { issuer: 'O=Acme, CN=Berth test CA', names: ['IP:127.0.0.1', 'DNS:buildkit.example'] },
    })
  })

  test('an expired server', async () => {
    const pair = await authority.issue({ name: 'old', names: 'IP:127.0.0.1', for: 'serverAuth', days: -1 })
    const answer = await at(await secured({ pair }), await tlsOf())
    expect(answer).toMatchObject({
      status: 'untrusted',
      code: 'CERT_HAS_EXPIRED',
      certificate: { validity: 'expired' },
    })
  })

  test.each([
    ['another host', { name: 'else', names: 'DNS:else.example', for: 'serverAuth' }],
    ['only a common name', { name: '127.0.0.1', for: 'serverAuth' }],
  ] as const)('a certificate for %s', async (_, subject) => {
    const pair = await authority.issue(subject)
    expect(await at(await secured({ pair }), await tlsOf())).toMatchObject({ status: 'wrong-name' })
  })

  test('a certificate of a client', async () => {
    const pair = await authority.issue({ name: 'ci', names: 'IP:127.0.0.1' })
    expect(await at(await secured({ pair }), await tlsOf())).toMatchObject({
      status: 'untrusted',
      code: 'INVALID_PURPOSE',
    })
  })

  test('a client certificate that OpenSSL cannot read', async () => {
    const tls = { ...(await tlsOf()), certificate: '-----BEGIN CERTIFICATE-----\n!' }
    expect(await at(await secured(), tls)).toMatchObject({ status: 'failed' })
  })

  test('a server without TLS', async () => {
    const plain = await listen(
      createServer((socket) => void socket.write(settings)),
      loopback,
    )
    expect(await at(portOf(plain), await tlsOf())).toEqual({ status: 'not-tls' })
  })
})

describe('without TLS', () => {
  test.each([
    ['the first frame of HTTP/2', settings, { status: 'ready', certificate: null }],
    ['another protocol', 'HTTP/1.1 400 Bad Request\r\n', { status: 'other-protocol' }],
    [
      'an alert of TLS',
      Buffer.from([0x15, 3, 1, 0, 2, 2, 10]),
      { status: 'tls-expected', certificate: null },
    ],
  ])('a server that answers with %s', async (_, answer, expected) => {
    const address = await listen(
      createServer((socket) => void socket.write(answer)),
      loopback,
    )
    expect(await at(portOf(address), null)).toEqual(expected)
  })

  test('a server that closes', async () => {
    const address = await listen(
      createServer((socket) => void socket.destroy()),
      loopback,
    )
    expect(await at(portOf(address), null)).toEqual({ status: 'closed', stage: 'protocol' })
  })

  test('a server that says nothing', async () => {
    const address = await listen(
      createServer(() => {}),
      loopback,
    )
    expect(await at(portOf(address), null, 200)).toEqual({ status: 'silent', stage: 'protocol' })
  })

  test('a server that uses TLS', async () => {
    expect(await at(await secured(), null)).toMatchObject({
      status: 'tls-expected',
      certificate: { subject: 'CN=buildkit' },
    })
  })

  test('a closed port', async () => {
    expect(await at(9, null)).toMatchObject({ status: 'failed', code: 'ECONNREFUSED' })
  })

  test('no socket', async () => {
    const answer = await knock({ at: { path: '/nonexistent/buildkitd.sock' }, tls: null }, 1_000)
    expect(answer).toMatchObject({ status: 'failed', code: 'ENOENT' })
  })
})
