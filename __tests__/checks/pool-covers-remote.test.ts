import { poolCoversRemote } from '../../src/checks/pool-covers-remote.ts'
import type { Remote } from '../../src/facts/facts.ts'
import { makeEngineNetwork, unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const remote = (address: string, host = 'proxy.corp.example', source = 'HTTPS_PROXY'): Remote[] => [
  { source, host, addresses: [address] },
]
const ownContainer = { id: 'e'.repeat(64), image: 'node:24', mounts: [], networks: ['bridge'] }
const elsewhere = [makeEngineNetwork({ name: 'app_default', subnets: ['172.19.0.0/16'], gateways: [] })]

testCheck(poolCoversRemote, {
  failing: {
    'a proxy in the subnet of docker0': {
      given: { remotes: remote('172.17.8.20') },
      says: ['bridge (172.17.0.0/16)', '172.17.8.20', 'proxy.corp.example', 'HTTPS_PROXY', '"bip"'],
    },
    'a proxy in the subnet of another network, which can be removed': {
      given: { remotes: remote('172.19.8.20'), engineNetworks: elsewhere },
      says: ['docker network rm app_default'],
    },
    'an IP address that can be a container': {
      given: { remotes: remote('172.17.0.2', '172.17.0.2', 'registry mirror') },
      severity: 'notice',
      says: ['172.17.0.2', 'registry mirror', 'unless it is a container'],
    },
    'a server in the default address pools': {
      given: { remotes: remote('172.20.3.4', 'github.corp.example', 'GITHUB_SERVER_URL') },
      severity: 'notice',
      about: 'host-daemon',
      says: ['172.20.0.0/16', '172.20.3.4', 'github.corp.example', 'default-address-pools'],
    },
    'a server in the configured address pools': {
      given: { remotes: remote('10.200.3.4'), engine: { addressPools: ['10.200.0.0/16'] } },
      severity: 'notice',
      about: 'host-daemon',
      says: ['10.200.0.0/16'],
    },
    'a name without a dot, which can be a container': {
      given: { remotes: remote('172.17.0.9', 'squid') },
      severity: 'notice',
      says: ['squid'],
    },
    'two proxies in a network with two subnets': {
      given: {
        remotes: [...remote('172.19.8.20'), ...remote('172.19.8.21', 'mirror.example', 'mirror')],
        engineNetworks: [
          makeEngineNetwork({ name: 'app_default', subnets: ['172.19.0.0/16', 'fd00::/64'], gateways: [] }),
        ],
      },
      says: ['app_default (172.19.0.0/16, fd00::/64)'],
      values: [
        '172.19.8.20 in app_default (172.19.0.0/16, fd00::/64)',
        '172.19.8.21 in app_default (172.19.0.0/16, fd00::/64)',
      ],
    },
  },
  passing: {
    'no proxy, no mirror': {},
    'a public address': { remotes: remote('140.82.121.3') },
    'a private address outside the pools': { remotes: remote('10.0.3.4') },
    'the default pools, with other pools configured': {
      remotes: remote('172.20.3.4'),
      engine: { addressPools: ['10.200.0.0/16'] },
    },
    'the gateway of docker0': { remotes: remote('172.17.0.1') },
    'another container on the job network': { remotes: remote('172.17.0.2', 'squid'), ownContainer },
    'a name that does not resolve': { remotes: [{ source: 'HTTPS_PROXY', host: 'gone', addresses: [] }] },
    'a network without subnets': {
      remotes: remote('10.0.3.4'),
      engineNetworks: [makeEngineNetwork({ subnets: [] })],
    },
    "a network of another driver, which is the machine's own": {
      remotes: remote('10.0.3.4'),
      engineNetworks: [makeEngineNetwork({ name: 'lan', driver: 'macvlan', subnets: ['10.0.0.0/16'] })],
    },
  },
  unseen: {
    'the hosts': { given: { remotes: unseen('not looked for') }, reason: 'not looked for' },
    'the networks': { given: { engineNetworks: unseen('403') }, reason: '403' },
    'the daemon': { given: { engine: unseen('gone'), engineNetworks: elsewhere }, reason: 'gone' },
  },
})
