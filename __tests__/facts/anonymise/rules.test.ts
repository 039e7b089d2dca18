import { expect, test } from '@jest/globals'
import { anonymise } from '../../../src/facts/anonymise.ts'
import { makeContainer, makeEngineNetwork, makeMount, makeObserved } from '../../make-facts.ts'

test('each name becomes one that says what it is of', () => {
  const id = 'ab'.repeat(32)
  const observed = makeObserved({
    machine: { hostname: 'a-machine' },
    runner: { name: 'a-runner' },
    ownContainer: {
      id,
      image: 'an/image',
      mounts: [makeMount({ type: 'volume', volume: 'a-volume' })],
      networks: ['a-network'],
    },
    endpoint: { context: 'a-context' },
    engine: {
      id: 'an-engine',
      name: 'another-machine',
      runtimes: ['a-runtime'],
      defaultRuntime: 'b-runtime',
    },
    engineNetworks: [makeEngineNetwork({ name: 'b-network', driver: 'a-driver', bridge: 'an-interface' })],
    engineVolumes: [{ name: 'b-volume', driver: 'b-driver', mountpoint: '/x', labels: {}, createdAt: null }],
    engineContainers: [makeContainer({ name: 'a-container' })],
    network: {
      interfaces: [{ name: 'b-interface', mtu: 1500, up: true, addresses: [] }],
      routes: [{ destination: '0.0.0.0/0', gateway: null, interface: 'c-interface' }],
      defaultInterface: 'd-interface',
    },
    remotes: [{ source: 'HTTPS_PROXY', host: 'a-host', addresses: ['8.8.4.4'] }],
    clientConfiguration: { currentContext: 'b-context', contexts: ['c-context'], credentialStore: 'a-store' },
    currentBuilder: { name: 'a-builder', driver: 'c-driver', source: 'BUILDX_BUILDER' },
  })
  expect(anonymise(observed)).toMatchObject({
    machine: { value: { hostname: 'machine-1' } },
    runner: { value: { name: 'runner-1' } },
    ownContainer: {
      value: {
        id: `000000000001${'0'.repeat(52)}`,
        image: 'image-1',
        mounts: [{ volume: 'volume-1' }],
        networks: ['network-1'],
      },
    },
    endpoint: { value: { context: 'context-1' } },
    engine: {
      value: { id: 'engine-1', name: 'machine-2', runtimes: ['runtime-1'], defaultRuntime: 'runtime-2' },
    },
    engineNetworks: { value: [{ name: 'network-2', driver: 'driver-1', bridge: 'interface-1' }] },
    engineVolumes: { value: [{ name: 'volume-2', driver: 'driver-2' }] },
    engineContainers: { value: [{ name: 'container-1' }] },
    network: {
      value: {
        interfaces: [{ name: 'interface-2' }],
        routes: [{ interface: 'interface-3' }],
        defaultInterface: 'interface-4',
      },
    },
    remotes: { value: [{ source: 'HTTPS_PROXY', host: 'host-1' }] },
    clientConfiguration: {
      value: { currentContext: 'context-2', contexts: ['context-3'], credentialStore: 'credential-store-1' },
    },
    currentBuilder: { value: { name: 'builder-1', driver: 'driver-3' } },
  })
})
