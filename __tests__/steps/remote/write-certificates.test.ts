import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { ConnectBuilder } from '../../../src/plan/plan.ts'
import { files } from '../../../src/platform/files.ts'
import { withCertificates } from '../../../src/steps/remote-builder.ts'
import { temporaryFolder } from '../../opened/folder.ts'
import { makeTools } from '../make-tools.ts'

test('certificates of TCP nodes are files of the user alone, whose paths buildx gets', async () => {
  const folder = await temporaryFolder('buildx')
  const texts = { authority: 'CA', certificate: 'CERT', key: 'KEY' }
  const options = { driverOptions: ['cacert=/old.pem'], buildkitdFlags: '' }
  const node = { name: null, platforms: [] }
  const step: ConnectBuilder = {
    kind: 'connect-builder',
    driver: 'remote',
    name: 'farm',
    buildx: { program: 'buildx', environment: {} },
    folder,
    nodes: [
      { ...node, endpoint: 'tcp://one.example:1234' },
      { ...node, endpoint: 'unix:///run/buildkit/buildkitd.sock' },
      { ...node, endpoint: 'tcp://two.example:1234' },
    ],
    use: true,
    cleanup: true,
    secret: {
      settings: [options, options, options],
      certificates: [texts, texts, { ...texts, certificate: null, key: null }],
      buildkitdConfiguration: '',
    },
  }
  const tools = makeTools({ files })
  const { secret } = await withCertificates(step, tools)
  const at = (position: number, name: string) => join(folder, `certificates-${position}`, `${name}.pem`)
  expect(secret.settings.map(({ driverOptions }) => driverOptions)).toEqual([
    ['cacert=/old.pem', `cacert=${at(0, 'cacert')}`, `cert=${at(0, 'cert')}`, `key=${at(0, 'key')}`],
    ['cacert=/old.pem'],
    ['cacert=/old.pem', `cacert=${at(2, 'cacert')}`],
  ])
  expect(await readFile(at(0, 'key'), 'utf8')).toBe('KEY')
  const modes = [at(0, 'key'), join(folder, 'certificates-0')].map(
    async (path) => (await stat(path)).mode & 0o777,
  )
  expect(await Promise.all(modes)).toEqual([0o600, 0o700])
  const ignored =
    'BUILDER_NODE_1_AUTH_TLS_* have no effect on unix:///run/buildkit/buildkitd.sock: they are for tcp:// addresses.'
  expect(tools.reported.warnings).toEqual([ignored])

  const kept = makeTools({ files })
  await withCertificates({ ...step, cleanup: false }, kept)
  expect(kept.reported.warnings).toContain(
    'Builder farm stays, but its certificates from BUILDER_NODE_0_AUTH_TLS_* are removed after this job.',
  )
})
