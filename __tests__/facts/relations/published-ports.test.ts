import { expect, test } from '@jest/globals'
import type { Observed } from '../../../src/facts/facts.ts'
import { publishedPorts } from '../../../src/facts/relations/published-ports.ts'
import { containerNamespaces, makeObserved, unseen } from '../../make-facts.ts'

const job = (networks: readonly string[]) => ({ id: 'e', image: 'node:24', mounts: [], networks })
const bridge = {
  ...{ id: 'n', name: 'github_network_1', driver: 'bridge', subnets: ['172.18.0.0/16'] },
  ...{ gateways: ['172.18.0.1'], mtu: null, bridge: null },
}
const route = { destination: '0.0.0.0/0', gateway: '172.18.0.1', interface: 'eth0' }
const inContainer = { runner: { inContainer: true }, network: { routes: [route] } }

const cases: Readonly<Record<string, [Observed, readonly string[], boolean]>> = {
  'on the engine’s machine': [makeObserved(), ['127.0.0.1'], true],
  'in a container in the host’s network': [
    makeObserved({ ...inContainer, ownContainer: job(['host']) }),
    ['127.0.0.1'],
    true,
  ],
  'in a job’s container, at the machine’s address in its network': [
    makeObserved({ ...inContainer, ownContainer: job(['github_network_1']), engineNetworks: [bridge] }),
    ['172.18.0.1', '127.0.0.1'],
    false,
  ],
  'in a pod whose engine knows nothing of it': [
    makeObserved({ ...inContainer, ownContainer: null, engine: { name: 'node-1' } }),
    ['172.18.0.1', '127.0.0.1'],
    false,
  ],
  'in a pod whose engine is a sidecar': [
    makeObserved({ ...inContainer, ownContainer: unseen() }),
    ['127.0.0.1'],
    true,
  ],
  'in a container that could not be seen': [
    makeObserved({ ...inContainer, ownContainer: unseen(), engine: { name: 'node-1' } }),
    ['172.18.0.1', '127.0.0.1'],
    false,
  ],
  'beside a daemon with a network of its own': [
    makeObserved({ ownNamespaces: containerNamespaces }),
    ['127.0.0.1'],
    false,
  ],
  'with a daemon that cannot be identified': [makeObserved({ daemons: unseen() }), ['127.0.0.1'], false],
  'with a rootless engine, whose ports RootlessKit brings': [
    makeObserved({ ownNamespaces: containerNamespaces, engine: { rootless: true } }),
    ['127.0.0.1'],
    true,
  ],
  'with Docker Desktop': [
    makeObserved({ engine: { operatingSystem: 'Docker Desktop' } }),
    ['127.0.0.1'],
    false,
  ],
  'on macOS': [makeObserved({ machine: { operatingSystem: 'macos' } }), ['127.0.0.1'], false],
  'over TCP': [makeObserved({ endpoint: { host: 'tcp://docker:2375' } }), ['docker'], false],
  'over TCP to this machine': [
    makeObserved({ endpoint: { host: 'tcp://localhost:2375' } }),
    ['127.0.0.1'],
    false,
  ],
  'over TCP, by IPv6 and with a password': [
    makeObserved({ endpoint: { host: 'tcp://me:secret@[2001:db8::1]:2376' } }),
    ['2001:db8::1'],
    false,
  ],
  'over TCP to an address that is none': [makeObserved({ endpoint: { host: 'TCP://' } }), [''], false],
  'in a job’s container, first at the address in its network and then at its default route': [
    makeObserved({
      ...inContainer,
      network: {
        routes: [
          { destination: '10.0.0.0/8', gateway: '10.0.0.1', interface: 'eth1' },
          { destination: '0.0.0.0/0', gateway: null, interface: 'tun0' },
          { ...route, gateway: '172.19.0.1' },
        ],
      },
      ownContainer: job(['github_network_1']),
      engineNetworks: [{ ...bridge, name: 'other', gateways: ['172.20.0.1'] }, bridge],
    }),
    ['172.18.0.1', '172.19.0.1', '127.0.0.1'],
    false,
  ],
  'in a container whose networks could not be seen': [
    makeObserved({ ownContainer: job(['x']), engineNetworks: unseen(), network: unseen() }),
    ['127.0.0.1'],
    false,
  ],
  'on a runner that could not be seen': [
    makeObserved({ runner: unseen(), network: { routes: [route] } }),
    ['172.18.0.1', '127.0.0.1'],
    false,
  ],
  'on a runner and in a container that could not be seen': [
    makeObserved({ runner: unseen(), ownContainer: unseen(), network: { routes: [route] } }),
    ['172.18.0.1', '127.0.0.1'],
    false,
  ],
  'on a runner outside containers, though that could not be proved': [
    makeObserved({ ownContainer: unseen(), network: { routes: [route] } }),
    ['127.0.0.1'],
    true,
  ],
  'on a machine that could not be seen': [makeObserved({ machine: unseen() }), ['127.0.0.1'], false],
  'with an engine that could not be seen': [makeObserved({ engine: unseen() }), [], false],
  'without an endpoint': [makeObserved({ endpoint: unseen() }), [], false],
}

test.each(Object.entries(cases))('%s', (_, [observed, hosts, certain]) => {
  expect(publishedPorts(observed)).toEqual({ hosts, certain })
})
