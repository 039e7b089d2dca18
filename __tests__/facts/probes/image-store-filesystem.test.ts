import { expect, test } from '@jest/globals'
import type { Facts } from '../../../src/facts/facts.ts'
import { imageStoreFilesystem } from '../../../src/facts/probes/image-store-filesystem.ts'
import { makeDaemon, makeFacts } from '../../make-facts.ts'
import { makeSource, seenOnly } from '../make-source.ts'

const facts = makeFacts()
const address = '/run/containerd/containerd.sock'
const engine: Facts['engine'] = { ...facts.engine, imageStore: 'snapshotter', containerdAddress: address }
const containerd = makeDaemon({ kind: 'containerd', arguments: [] })
const files = {
  '/var/lib/containerd': { filesystem: { magic: 0x58465342 } },
  '/mnt/containerd': { filesystem: { magic: 0x58465342 } },
}
const other = '[grpc]\n  address = "/run/other.sock"\n'
const look = (given: Partial<Facts>, more = {}) =>
  imageStoreFilesystem(
    makeSource({ files: { ...files, '/etc/other.toml': other, ...more } }),
    seenOnly({ ...facts, engine, ...given }),
  )

test("is the root of the host's containerd with the containerd image store", async () => {
  expect(await look({ daemons: [containerd] })).toMatchObject({ path: '/var/lib/containerd', type: 'xfs' })
})

test.each([
  ['from its command line', { arguments: ['--root=/mnt/containerd'], dataRoot: '/mnt/containerd' }, {}],
  [
    'from its configuration',
    {},
    { '/etc/containerd/config.toml': 'version = 3\nroot = "/mnt/containerd"\n' },
  ],
])("is containerd's root %s", async (_, daemon, more) => {
  expect(await look({ daemons: [{ ...containerd, ...daemon }] }, more)).toMatchObject({
    path: '/mnt/containerd',
  })
})

test.each([
  ['with graph drivers', { ...engine, imageStore: 'graphdriver' as const }],
  [
    'if dockerd starts its own containerd',
    { ...engine, containerdAddress: '/var/run/docker/containerd/containerd.sock' },
  ],
  ['if the engine names no containerd', { ...engine, containerdAddress: null }],
])('is the data root %s', async (_, given) => {
  expect(await look({ engine: given, daemons: [containerd] })).toEqual(facts.dataRootFilesystem)
})

test.each([
  ['in a container', { namespacePids: [97, 1] }],
  ['at another address', { arguments: ['--address=/run/other.sock'] }],
  ['with another configuration', { arguments: ['--config=/etc/other.toml'] }],
  ['of a user', { uid: 1001 }],
])('is unseen if the only containerd is one %s', async (_, daemon) => {
  await expect(look({ daemons: [{ ...containerd, ...daemon }] })).rejects.toThrow(
    /containerd process at .* is not visible/,
  )
})

test('is the root of the containerd whose configuration has the socket, if there are several', async () => {
  const given = { ...engine, containerdAddress: '/var/run/other.sock' }
  const more = { '/etc/other.toml': `root = "/mnt/containerd"\n${other}` }
  const daemons = [containerd, { ...containerd, arguments: ['-c', '/etc/other.toml'] }]
  expect(await look({ engine: given, daemons }, more)).toMatchObject({ path: '/mnt/containerd' })
})
