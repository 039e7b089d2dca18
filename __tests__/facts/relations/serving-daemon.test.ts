import { expect, test } from '@jest/globals'
import type { Daemon } from '../../../src/facts/facts.ts'
import { findServingDaemon, nameDaemon } from '../../../src/facts/relations/serving-daemon.ts'
import {
  containerNamespaces,
  type FactDifferences,
  makeDaemon,
  makeFacts,
  makeNestedDaemon,
  unseen,
} from '../../make-facts.ts'

const second = ['--host=unix:///run/second.sock', '--data-root', '/mnt/docker']

type Case = {
  readonly daemons: readonly Daemon[]
  readonly given?: FactDifferences
  readonly pid: number | undefined
}

const cases: Readonly<Record<string, Case>> = {
  'the only one': { daemons: [makeDaemon()], pid: 1402 },
  'none in sight': { daemons: [], pid: undefined },
  'the one beside the job before one in a container': {
    daemons: [makeNestedDaemon(), makeDaemon()],
    pid: 1402,
  },
  'the one in a container where no other is left': { daemons: [makeNestedDaemon()], pid: 5120 },
  'neither of two in containers': {
    daemons: [makeNestedDaemon(), makeNestedDaemon({ pid: 6001, namespacePids: [6001, 1] })],
    pid: undefined,
  },
  'the one that listens at the endpoint': {
    daemons: [makeDaemon(), makeDaemon({ pid: 2300, arguments: second })],
    given: { endpoint: { host: 'unix:///var/run/second.sock', source: 'DOCKER_HOST' } },
    pid: 2300,
  },
  'not the one with another data root': {
    daemons: [makeDaemon({ dataRoot: '/mnt/docker' }), makeDaemon({ pid: 2300 })],
    pid: 2300,
  },
  'the one whose data root userns-remap narrows': {
    daemons: [makeDaemon({ dataRoot: '/var/lib/docker' })],
    given: { engine: { dataRoot: '/var/lib/docker/165536.165536' } },
    pid: 1402,
  },
  'not a rootless one for a rootful engine': {
    daemons: [makeDaemon({ uid: 1001 }), makeDaemon({ pid: 2300 })],
    pid: 2300,
  },
  'a rootless one for a rootless engine': {
    daemons: [makeDaemon(), makeDaemon({ pid: 2300, uid: 1001, arguments: [] })],
    given: { engine: { rootless: true }, endpoint: { host: 'unix:///run/user/1001/docker.sock' } },
    pid: 2300,
  },
  'one in a container with user namespaces (Sysbox)': {
    daemons: [makeNestedDaemon({ uid: 165536 })],
    pid: 5120,
  },
  'the one that listens on a TCP port of this machine': {
    daemons: [makeDaemon({ arguments: ['-H', 'tcp://0.0.0.0:2376'] })],
    given: { endpoint: { host: 'tcp://localhost:2376', source: 'DOCKER_HOST' } },
    pid: 1402,
  },
  'none that listens on another TCP port': {
    daemons: [makeDaemon({ arguments: ['-H', 'tcp://0.0.0.0:2375'] })],
    given: { endpoint: { host: 'tcp://localhost:2376', source: 'DOCKER_HOST' } },
    pid: undefined,
  },
  'none by TCP addresses without a port, which name no one': {
    daemons: [makeDaemon({ arguments: ['-H', 'tcp://0.0.0.0'] })],
    given: { endpoint: { host: 'tcp://localhost', source: 'DOCKER_HOST' } },
    pid: undefined,
  },
  'none for the end of a socket’s path that looks like the port': {
    daemons: [makeDaemon({ arguments: ['-H', 'unix:///run/docker:2376'] })],
    given: { endpoint: { host: 'tcp://localhost:2376', source: 'DOCKER_HOST' } },
    pid: undefined,
  },
  'none for a TCP port elsewhere': {
    daemons: [makeDaemon({ arguments: ['-H', 'tcp://0.0.0.0:2376'] })],
    given: { endpoint: { host: 'tcp://docker:2376', source: 'DOCKER_HOST' } },
    pid: undefined,
  },
  'the one with the mounts of the job, of two that look the same': {
    daemons: [
      makeDaemon({ namespaces: { status: 'seen', value: containerNamespaces } }),
      makeDaemon({ pid: 2300 }),
    ],
    pid: 2300,
  },
  'neither of two that look the same, their namespaces unseen': {
    daemons: [makeDaemon({ namespaces: unseen() }), makeDaemon({ pid: 2300, namespaces: unseen() })],
    pid: undefined,
  },
  'the one at the default socket, which it is given by systemd or by nobody': {
    daemons: [
      makeDaemon({ arguments: ['--host', 'unix:///run/second.sock'], pid: 2300 }),
      makeDaemon({ arguments: ['-H', 'tcp://0.0.0.0:2375', '-Hfd://'] }),
    ],
    pid: 1402,
  },
  'none at another socket': {
    daemons: [
      makeDaemon({ arguments: [] }),
      makeDaemon({ pid: 2300, arguments: ['-H', 'unix:///run/x.sock'] }),
    ],
    given: { endpoint: { host: 'unix:///run/other.sock', source: 'DOCKER_HOST' } },
    pid: undefined,
  },
  'the one that is given the socket in either form of the option': {
    daemons: [makeDaemon({ arguments: ['-H=unix:///run/second.sock'] }), makeDaemon({ pid: 2300 })],
    given: { endpoint: { host: 'unix:///run/second.sock', source: 'DOCKER_HOST' } },
    pid: 1402,
  },
  'Podman for Podman': {
    daemons: [makeDaemon(), makeDaemon({ kind: 'podman', pid: 900, arguments: ['system', 'service'] })],
    given: { engine: { product: 'podman' } },
    pid: 900,
  },
}

test.each(Object.entries(cases))('finds %s', (_, { daemons, given, pid }) => {
  const { engine, endpoint, ownNamespaces } = makeFacts(given)
  expect(findServingDaemon(daemons, engine, endpoint, ownNamespaces)?.pid).toBe(pid)
})

test('a daemon is named by its PID, and in a container by that inside too', () => {
  expect(nameDaemon(makeDaemon())).toBe('dockerd, PID 1402')
  expect(nameDaemon(makeNestedDaemon())).toBe('dockerd, PID 5120 (1 in its container)')
})
