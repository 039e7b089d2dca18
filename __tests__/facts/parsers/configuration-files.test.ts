import { expect, test } from '@jest/globals'
import { containerdAddress } from '../../../src/facts/parsers/containerd-address.ts'
import { configurationFile, dataRootOf, dataRootSetting } from '../../../src/facts/parsers/data-root.ts'
import { makeDaemon } from '../../make-facts.ts'

test.each<[string, string | null]>([
  ['[grpc]\naddress = "/run/a.sock"\n', '/run/a.sock'],
  ['[grpc]\naddress = "/run/a.sock"', '/run/a.sock'],
  ['  [grpc]  # of the job\n\n  # address = "/run/b.sock"\n\taddress="/run/a.sock"\n', '/run/a.sock'],
  ["[grpc]\n  address  =  '/run/a.sock'\n", '/run/a.sock'],
  ['[grpc]\n[debug]\naddress = "/run/b.sock"\n', null],
  ['[grpc]\n  [debug]\naddress = "/run/b.sock"\n', null],
  ['[debug]\naddress = "/run/b.sock"\n[grpc]\nuid = 0\n', null],
  ['#[grpc]\naddress = "/run/b.sock"\n', null],
  ['[grpc]\nother_address = "/run/b.sock"\n', null],
  ['[grpc]\naddress = ""\n', null],
  ['', null],
])('the address of containerd in %j is %j', (text, address) => {
  expect(containerdAddress(text)).toBe(address)
})

test.each<[string, string | null]>([
  ['  root  =  "/data"\n', '/data'],
  ["root='/data'\n[x]\n", '/data'],
  ['state = "/run"\nroot = "/data"', '/data'],
  ['subroot = "/data"', null],
  ['  [x]\nroot = "/data"', null],
  ['list = ["a", "b"]\nroot = "/data"', '/data'],
  ['root = ""', null],
])('the data root of containerd in %j is %j', (text, root) => {
  expect(dataRootSetting('containerd', text)).toBe(root)
  expect(dataRootSetting('buildkitd', text)).toBe(root)
})

test.each<[string, string | null]>([
  ['{"data-root": "/data", "graph": "/old"}', '/data'],
  ['{"graph": "/old"}', '/old'],
  ['{"": "/data"}', null],
])('the data root of dockerd in %s is %j', (text, root) => {
  expect(dataRootSetting('dockerd', text)).toBe(root)
})

test('a configuration that is no JSON is named', () => {
  expect(() => dataRootSetting('dockerd', '{')).toThrow('dockerd')
})

test.each<[Parameters<typeof makeDaemon>[0], string | null]>([
  [{ kind: 'containerd', arguments: ['-c', '/x.toml'] }, '/x.toml'],
  [{ kind: 'containerd', arguments: ['--config', '/x.toml'] }, '/x.toml'],
  [{ kind: 'dockerd', arguments: ['-c', '/x.json'] }, '/etc/docker/daemon.json'],
  [{ kind: 'dockerd', arguments: ['--config-file=/x.json'] }, '/x.json'],
  [{ kind: 'buildkitd', arguments: ['--config', '/x.toml'] }, '/x.toml'],
  [{ kind: 'podman', arguments: [] }, null],
])('the configuration file of %j is %j', (daemon, file) => {
  expect(configurationFile(makeDaemon(daemon))).toBe(file)
})

test('a daemon whose default is not known is named', () => {
  expect(() => dataRootOf(makeDaemon({ kind: 'podman', pid: 900 }), null)).toThrow(/podman.*900/)
})
