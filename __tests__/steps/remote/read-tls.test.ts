import { readFile } from 'node:fs/promises'
import { beforeAll, expect, test } from '@jest/globals'
import type { NodeCertificates } from '../../../src/plan/plan.ts'
import { files } from '../../../src/platform/files.ts'
import { readTls } from '../../../src/steps/remote/read-tls.ts'
import { type Authority, type KeyPair, makeAuthority } from '../../opened/certificates.ts'

let authority: Authority
let client: KeyPair
let other: KeyPair
let past: KeyPair
beforeAll(async () => {
  authority = await makeAuthority()
  ;[client, other, past] = await Promise.all([
    authority.issue({ name: 'ci' }),
    authority.issue({ name: 'other' }),
    authority.issue({ name: 'past', days: -1 }),
  ])
})

const none: NodeCertificates = { authority: null, certificate: null, key: null }

async function read(
  driverOptions: readonly string[],
  certificates: Partial<NodeCertificates> = {},
  endpoint = 'tcp://one.example:1234',
) {
  const { tls, problems } = await readTls(
    {
      position: 0,
      node: { name: null, endpoint, platforms: [] },
      settings: { driverOptions, buildkitdFlags: '' },
      certificates: { ...none, ...certificates },
    },
    files,
  )
  return { tls, said: problems.map(({ message }) => message) }
}

test('a node without certificates is used without TLS', async () => {
  expect(await read(['default-load=true'])).toEqual({ tls: null, said: [] })
})

test('certificates by paths, with the name of the server', async () => {
  const options = [`cacert=${authority.certificate}`, `cert=${client.certificate}`, `key=${client.key}`]
  const { tls, said } = await read([...options, 'servername=buildkit.example'])
  expect(said).toEqual([])
  expect(tls).toMatchObject({
    serverName: 'buildkit.example',
    key: { text: await readFile(client.key, 'utf8') },
  })
})

test('a variable overrides the path, for TCP only', async () => {
  const text = await readFile(authority.certificate, 'utf8')
  const options = ['cacert=/nonexistent.pem']
  expect((await read(options, { authority: text })).tls?.authority).toEqual({
    input: '`BUILDER_NODE_0_AUTH_TLS_CACERT`',
    text,
  })
  const { said } = await read(options, { authority: text }, 'unix:///run/buildkit/buildkitd.sock')
  expect(said).toEqual([expect.stringContaining('/nonexistent.pem` in `driver-opts` cannot be read: ENOENT')])
})

type Options = () => readonly string[]
test.each<[string, Options, string]>([
  ['a relative path', () => ['cacert=ca.pem'], '`cacert=ca.pem` in `driver-opts` is a relative path'],
  ['no authority', () => ['servername=a.example'], 'TLS needs the certificate authority of the server, but'],
  [
    'a certificate without a key',
    () => [`cacert=${authority.certificate}`, `cert=${client.certificate}`],
    'needs its private key, but the driver option `key` and `BUILDER_NODE_0_AUTH_TLS_KEY` are not set',
  ],
  [
    'a key without a certificate',
    () => [`cacert=${authority.certificate}`, `key=${client.key}`],
    'needs its certificate, but the driver option `cert`',
  ],
  [
    'a key as a certificate',
    () => [`cacert=${client.key}`],
    'in `driver-opts` holds no certificate in PEM form.',
  ],
  [
    'a certificate as a key',
    () => [`cacert=${authority.certificate}`, `cert=${client.certificate}`, `key=${client.certificate}`],
    'holds no private key in PEM form, or one with a passphrase.',
  ],
  [
    'the key of another certificate',
    () => [`cacert=${authority.certificate}`, `cert=${client.certificate}`, `key=${other.key}`],
    'in `driver-opts` (CN=ci).',
  ],
  [
    'an expired certificate',
    () => [`cacert=${authority.certificate}`, `cert=${past.certificate}`, `key=${past.key}`],
    '(CN=past) expired on 20',
  ],
])('%s is one problem', async (_, options, expected) => {
  expect((await read(options())).said).toEqual([expect.stringContaining(expected)])
})
