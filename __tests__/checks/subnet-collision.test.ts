import { subnetCollision } from '../../src/checks/subnet-collision.ts'
import { makeEngineNetwork, makeFacts, unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const { routes } = makeFacts().network
const named = makeEngineNetwork({
  id: '5f2d1c0b9a87'.padEnd(64, '0'),
  name: 'app_default',
  subnets: ['172.18.0.0/16'],
  gateways: ['172.18.0.1'],
  bridge: null,
})
const job = { id: 'e'.repeat(64), image: 'node:24', mounts: [], networks: ['app_default'] }
const ownRoute = { destination: '172.18.0.0/16', gateway: null, interface: 'eth0' }

testCheck(subnetCollision, {
  failing: {
    'a VPN route inside docker0': {
      given: {
        network: { routes: [...routes, { destination: '172.17.8.0/24', gateway: null, interface: 'tun0' }] },
      },
      says: ['172.17.8.0/24 through tun0', '172.17.0.0/16', 'default-address-pools'],
    },
    'a wide route around a network': {
      given: {
        network: { routes: [{ destination: '172.16.0.0/12', gateway: '10.1.0.1', interface: 'eth0' }] },
        engineNetworks: [named],
      },
      says: ['172.16.0.0/12', 'app_default'],
    },
    'a DNS server inside a network': {
      given: { network: { nameservers: ['172.18.0.53'] }, engineNetworks: [named] },
      says: ['the DNS server 172.18.0.53'],
    },
    'docker0 of a daemon in a container on 172.17': {
      given: { network: { routes: [...routes, { ...ownRoute, destination: '172.17.0.0/16' }] } },
      says: ['172.17.0.0/16 through eth0'],
    },
  },
  passing: {
    "separate subnets for docker0 and the host's network": {},
    'the route through the bridge, which has the ID of its network as name': {
      engineNetworks: [named],
      network: { routes: [{ ...ownRoute, interface: 'br-5f2d1c0b9a87' }] },
    },
    "the route through Podman's bridge, which has the gateway's address": {
      engineNetworks: [
        { ...named, subnets: ['10.88.0.0/16'], gateways: ['10.88.0.1'], bridge: 'br-5f2d1c0b9a87' },
      ],
      network: {
        interfaces: [{ name: 'podman0', mtu: 1500, up: true, addresses: ['10.88.0.1/16'] }],
        routes: [{ ...ownRoute, destination: '10.88.0.0/16', interface: 'podman0' }],
      },
    },
    "a route through an interface that is down, such as Podman's bridge without containers": {
      engineNetworks: [
        { ...named, subnets: ['10.88.0.0/16'], gateways: ['10.88.0.1'], bridge: 'br-5f2d1c0b9a87' },
      ],
      network: {
        interfaces: [{ name: 'cni-podman0', mtu: 1500, up: false, addresses: [] }],
        routes: [{ ...ownRoute, destination: '10.88.0.0/16', interface: 'cni-podman0' }],
      },
    },
    'the two halves of a default route that a VPN adds': {
      network: {
        routes: [
          ...routes,
          { destination: '0.0.0.0/1', gateway: '10.8.0.1', interface: 'tun0' },
          { destination: '128.0.0.0/1', gateway: '10.8.0.1', interface: 'tun0' },
        ],
      },
    },
    'the default route': { network: { routes: routes.slice(0, 1) } },
    'a DNS server at the gateway': { network: { nameservers: ['172.17.0.1'] } },
    'a job container with host networking': { ownContainer: { ...job, networks: ['host'] } },
    'an IPv6 subnet, which Berth does not check': { engineNetworks: [{ ...named, subnets: ['fd00::/64'] }] },
    'a macvlan network in the LAN': {
      engineNetworks: [{ ...named, driver: 'macvlan', subnets: ['10.1.0.0/20'] }],
      ownContainer: unseen(),
    },
  },
  unseen: {
    'the bridges of a rootless daemon': {
      given: {
        engine: { rootless: true },
        network: { routes: [...routes, { destination: '172.17.8.0/24', gateway: null, interface: 'tun0' }] },
      },
      reason: "RootlessKit's network namespace",
    },
    "the host's routes, from a job container": {
      given: { engineNetworks: [named], network: { routes: [ownRoute] }, ownContainer: job },
      reason: "job's container has its own interfaces and routes",
    },
    'the network': { given: { network: unseen('no /proc') }, reason: 'no /proc' },
    'the Docker networks': { given: { engineNetworks: unseen('403') }, reason: '403' },
  },
})
