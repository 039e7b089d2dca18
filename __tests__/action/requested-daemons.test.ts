import { expect, test } from '@jest/globals'
import { withDaemons } from '../../src/action/requested-daemons.ts'
import { contextDigest } from '../../src/platform/context-digest.ts'
import { memoryFiles } from '../facts/memory-files.ts'
import { makeRequest } from '../plan/make-situation.ts'
import { makeWorld } from './make-world.ts'

const store = '/home/runner/.docker/contexts'
const meta = (name: string, endpoint: unknown) => ({
  [`${store}/meta/${contextDigest(name)}/meta.json`]: JSON.stringify({ Endpoints: { docker: endpoint } }),
})
const certificates = `${store}/tls/${contextDigest('secured')}/docker`
const files = memoryFiles({
  ...meta('plain', { Host: 'tcp://plain.example:2375' }),
  ...meta('secured', { Host: 'tcp://secured.example:2376', SkipTLSVerify: false }),
  [`${certificates}/ca.pem`]: 'a certificate',
  ...meta('unchecked', { Host: 'tcp://unchecked.example:2376', SkipTLSVerify: true }),
  ...meta('far', { Host: 'ssh://far.example' }),
})
const { world } = makeWorld({ files })
const resolved = async (endpoint: string) => withDaemons(makeRequest({ endpoint }), world)

test.each([
  ['plain', 'plain', { host: 'tcp://plain.example:2375', certificates: null }],
  [
    'secured',
    'secured',
    { host: 'tcp://secured.example:2376', certificates: { directory: certificates, verify: true } },
  ],
  [
    'unchecked',
    'unchecked',
    {
      host: 'tcp://unchecked.example:2376',
      certificates: { directory: `${store}/tls/${contextDigest('unchecked')}/docker`, verify: false },
    },
  ],
  [
    'tcp://docker.example:2375',
    'tcp://docker.example:2375',
    { host: 'tcp://docker.example:2375', certificates: null },
  ],
  [
    'docker.example:2375',
    'tcp://docker.example:2375',
    { host: 'tcp://docker.example:2375', certificates: null },
  ],
  ['unix:///a.sock', 'unix:///a.sock', { host: 'unix:///a.sock', certificates: null }],
  ['/a.sock', 'unix:///a.sock', { host: 'unix:///a.sock', certificates: null }],
  ['default', 'unix:///var/run/docker.sock', { host: 'unix:///var/run/docker.sock', certificates: null }],
  ['', '', null],
])('the daemon of the endpoint %j', async (endpoint, given, daemon) => {
  expect(await resolved(endpoint)).toMatchObject({ endpoint: given, daemon })
})

test.each([
  ['gone', /`endpoint` is gone, which is no address, and no Docker context .* does not exist/],
  ['far', /the Docker context "far" is ssh:\/\/far\.example, but Berth supports only/],
  ['ssh://far.example', /`endpoint` is ssh:\/\/far\.example/],
])('an error names the endpoint %s', async (endpoint, message) => {
  await expect(resolved(endpoint)).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringMatching(message),
    remedy: expect.stringContaining('docker context create'),
  })
})

test('an error names the node of `append`', async () => {
  const node = { name: null, daemon: null, platforms: [], driverOptions: [], buildkitdFlags: '' }
  const append = [
    { ...node, endpoint: 'plain' },
    { ...node, endpoint: 'gone' },
  ]
  await expect(withDaemons(makeRequest({ append }), world)).rejects.toThrow('`append, node 2` is gone')
})

test.each(['remote', 'docker'] as const)('`driver: %s` has no daemon at its endpoint', async (driver) => {
  const request = makeRequest({ driver, endpoint: 'gone' })
  expect(await withDaemons(request, world)).toBe(request)
})
