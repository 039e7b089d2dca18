import { expect, test } from '@jest/globals'
import { certificates } from '../../../src/facts/probes/certificates.ts'
import { makeObserved } from '../../make-facts.ts'
import { makeSource, seenOnly } from '../make-source.ts'
import type { Entry } from '../memory-files.ts'

const pem = (body: string) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`
const directory: Entry = { status: { kind: 'directory' } }

async function look(
  files: Readonly<Record<string, Entry>>,
  environment: Readonly<Record<string, string>> = {},
  rootless = false,
) {
  const { engine } = makeObserved({ engine: { rootless } })
  if (engine.status === 'unseen') throw new Error('no engine')
  return certificates(makeSource({ files, environment }), seenOnly({ engine: engine.value }))
}
const nothing = { registries: [], authorities: { files: [], count: 0 }, unusable: [] }

test('a machine without any', async () => {
  expect(await look({})).toEqual(nothing)
  expect(await certificates(makeSource(), seenOnly({}))).toEqual(nothing)
})

test("Docker's certs.d, with the files that this user can read", async () => {
  const at = '/etc/docker/certs.d'
  const files: Record<string, Entry> = {
    [`${at}/reg:5000/ca.crt`]: pem('AAAA'),
    [`${at}/reg:5000/client.cert`]: pem('BBBB'),
    [`${at}/reg:5000/client.key`]: 'key',
    [`${at}/reg:5000/notes.txt`]: 'a',
    [`${at}/other.example/secret.cert`]: pem('CCCC'),
    [`${at}/other.example/secret.key`]: { fails: 'EACCES' },
    [`${at}/other.example/alone.cert`]: pem('DDDD'),
    [`${at}/other.example/hidden.crt`]: { fails: 'EACCES' },
    [`${at}/other.example/hosts.toml`]: '',
    [`${at}/[::1]:5000/ca.crt`]: pem('EEEE'),
    [`${at}/not a host/ca.crt`]: pem('FFFF'),
  }
  expect(await look(files)).toEqual({
    authorities: nothing.authorities,
    registries: [
      { host: '[::1]:5000', authorities: [`${at}/[::1]:5000/ca.crt`], keyPairs: [] },
      {
        host: 'reg:5000',
        authorities: [`${at}/reg:5000/ca.crt`],
        keyPairs: [{ certificate: `${at}/reg:5000/client.cert`, key: `${at}/reg:5000/client.key` }],
      },
    ],
    unusable: [
      { path: `${at}/other.example/alone.cert`, reason: 'its key is missing' },
      { path: `${at}/other.example/hidden.crt`, reason: 'this user cannot read it' },
      { path: `${at}/other.example/hosts.toml`, reason: 'it has the format of containerd, not of BuildKit' },
      { path: `${at}/other.example/secret.cert`, reason: 'this user cannot read its key' },
    ],
  })
})

test.each([
  [{}, '/home/runner/.config/docker/certs.d'],
  [{ XDG_CONFIG_HOME: '/config' }, '/config/docker/certs.d'],
])('a rootless daemon has its own directory: %j', async (environment, at) => {
  const files = { [`${at}/reg/ca.crt`]: pem('AAAA'), '/etc/docker/certs.d/other/ca.crt': pem('BBBB') }
  const { registries } = await look(files, environment, true)
  expect(registries).toEqual([{ host: 'reg', authorities: [`${at}/reg/ca.crt`], keyPairs: [] }])
})

test('private CAs of each distribution, and of the runner, each certificate counted once', async () => {
  const files: Record<string, Entry> = {
    '/usr/local/share/ca-certificates/a.crt': pem('AAAA'),
    '/usr/local/share/ca-certificates/readme.pem': pem('NONE'),
    '/usr/local/share/ca-certificates/corp': directory,
    '/usr/local/share/ca-certificates/corp/b.crt': pem('AAAA') + pem('BBBB'),
    '/etc/pki/ca-trust/source/anchors/c.pem': pem('CCCC'),
    '/etc/pki/ca-trust/source/anchors/der.cer': 'binary',
    '/etc/ca-certificates/trust-source/anchors/d.crt': pem('DDDD'),
    '/etc/pki/trust/anchors/hidden.pem': { status: { kind: 'file' } },
    '/runner/ghes.pem': pem('EEEE'),
  }
  expect(await look(files, { NODE_EXTRA_CA_CERTS: '/runner/ghes.pem' })).toEqual({
    registries: [],
    authorities: {
      files: [
        '/usr/local/share/ca-certificates/a.crt',
        '/usr/local/share/ca-certificates/corp/b.crt',
        '/etc/pki/ca-trust/source/anchors/c.pem',
        '/etc/ca-certificates/trust-source/anchors/d.crt',
        '/runner/ghes.pem',
      ],
      count: 5,
    },
    unusable: [
      { path: '/etc/pki/ca-trust/source/anchors/der.cer', reason: 'it has no certificate in PEM format' },
      { path: '/etc/pki/trust/anchors/hidden.pem', reason: 'it is a directory (EISDIR)' },
    ],
  })
})

test('the bundle of the machine holds public CAs: it is not taken for private ones', async () => {
  const bundle = '/etc/ssl/certs/ca-certificates.crt'
  expect(await look({ [bundle]: pem('AAAA') }, { NODE_EXTRA_CA_CERTS: bundle })).toEqual(nothing)
})
