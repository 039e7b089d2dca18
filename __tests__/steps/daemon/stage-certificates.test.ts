import { expect, test } from '@jest/globals'
import { nothingInherited } from '../../../src/plan/inherit/inherited.ts'
import { certificatesForUser, stageCertificates } from '../../../src/steps/daemon/stage-certificates.ts'
import { memoryFiles } from '../../facts/memory-files.ts'
import { makeLaunch } from './make-step.ts'

const pem = (body: string) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----`
const given = {
  '/etc/docker/certs.d/reg:5000/ca.crt': pem('AAAA'),
  '/etc/docker/certs.d/reg:5000/client.cert': pem('BBBB'),
  '/etc/docker/certs.d/reg:5000/client.key': 'key',
  '/anchors/a.crt': `${pem('CCCC')}\n`,
  '/anchors/b.crt': `${pem('CCCC')}\n${pem('DDDD')}\nPRIVATE`,
}
const registry = {
  host: 'reg:5000',
  authorities: ['/etc/docker/certs.d/reg:5000/ca.crt'],
  keyPairs: [
    {
      certificate: '/etc/docker/certs.d/reg:5000/client.cert',
      key: '/etc/docker/certs.d/reg:5000/client.key',
    },
  ],
}

async function stage(inherited: Partial<typeof nothingInherited>) {
  const written: Record<string, string> = {}
  const files = {
    ...memoryFiles(given),
    makeDirectory: async (path: string, mode: number) => {
      written[path] = mode.toString(8)
    },
    writeText: async (path: string, text: string | Uint8Array, mode: number) => {
      written[path] = `${mode.toString(8)} ${text}`
    },
  }
  const binds = [{ source: '/srv/temp', destination: '/temp', ifMissing: 'make' as const }]
  const step = makeLaunch({ binds, inherited: { ...nothingInherited, ...inherited } })
  return { staged: await stageCertificates(step, '/temp/job/certificates', files), written }
}

test('nothing is inherited: nothing is written', async () => {
  expect(await stage({})).toEqual({ staged: { mounts: [], variables: [] }, written: {} })
})

test('each registry gets a mount, and only root can read the key', async () => {
  const { staged, written } = await stage({ registries: [registry] })
  expect(staged).toEqual({
    variables: [],
    mounts: [{ source: '/srv/temp/job/certificates/registry-0', target: '/etc/docker/certs.d/reg:5000' }],
  })
  expect(written).toEqual({
    '/temp/job/certificates/registry-0': '700',
    '/temp/job/certificates/registry-0/ca.crt': `600 ${pem('AAAA')}`,
    '/temp/job/certificates/registry-0/client.cert': `600 ${pem('BBBB')}`,
    '/temp/job/certificates/registry-0/client.key': '600 key',
  })
})

test('private CAs are in one file, each once, beside the public ones', async () => {
  const { staged, written } = await stage({
    authorities: { files: ['/anchors/a.crt', '/anchors/b.crt'], count: 2 },
  })
  expect(staged).toEqual({
    mounts: [],
    variables: ['SSL_CERT_DIR=/etc/ssl/certs:/etc/pki/tls/certs:/temp/job/certificates/authorities'],
  })
  expect(written).toEqual({
    '/temp/job/certificates/authorities': '700',
    '/temp/job/certificates/authorities/authorities.pem': `600 ${pem('CCCC')}\n${pem('DDDD')}\n`,
  })
})

test('a daemon that is another user than root finds them in its home directory', () => {
  const staged = {
    mounts: [{ source: '/srv/temp/job/certificates/registry-0', target: '/etc/docker/certs.d/reg:5000' }],
    variables: ['SSL_CERT_DIR=/etc/ssl/certs:/temp/job/certificates/authorities'],
  }
  const user = { home: '/home/rootless', directory: '/berth' }
  expect(certificatesForUser(staged, '/temp/job', user)).toEqual({
    mounts: [
      {
        source: '/srv/temp/job/certificates/registry-0',
        target: '/home/rootless/.config/docker/certs.d/reg:5000',
      },
    ],
    variables: ['SSL_CERT_DIR=/etc/ssl/certs:/berth/certificates/authorities'],
  })
})
