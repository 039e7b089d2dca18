import { describe, expect, test } from '@jest/globals'
import { type Inherited, nothingInherited } from '../../../src/plan/inherit/inherited.ts'
import { daemonSettings, forUser } from '../../../src/steps/daemon/settings.ts'
import { makeLaunch } from './make-step.ts'

const socket = '/home/runner/work/_temp/berth-a1b2c3d4/docker.sock'

test('the default settings of the job daemon', () => {
  expect(daemonSettings(makeLaunch(), {})).toEqual({
    icc: false,
    iptables: true,
    bip: '172.30.0.1/24',
    'default-address-pools': [{ base: '172.30.128.0/17', size: 24 }],
    mtu: 1500,
    features: { 'containerd-snapshotter': false },
    'exec-opts': ['native.cgroupdriver=cgroupfs'],
    'data-root': '/var/lib/docker',
    'storage-driver': 'overlay2',
    hosts: [`unix://${socket}`, 'unix:///var/run/docker.sock'],
    group: '118',
  })
})

describe('the image store follows the storage driver', () => {
  test.each([
    ['overlay2', {}, false],
    ['overlayfs', {}, true],
    ['fuse-overlayfs', {}, false],
    ['vfs', {}, false],
    ['overlayfs', { features: { cdi: true } }, true],
  ] as const)('%s, requested %j', (driver, requested, snapshotter) => {
    const settings = daemonSettings(makeLaunch({ storages: [{ place: 'volume', driver }] }), requested)
    expect(settings['features']).toEqual({
      ...('features' in requested ? requested.features : {}),
      'containerd-snapshotter': snapshotter,
    })
    expect(settings['storage-driver']).toBe(driver)
  })
})

test('a smaller MTU applies to networks that are created later, too', () => {
  expect(daemonSettings(makeLaunch({ mtu: 1400 }), {})).toMatchObject({
    mtu: 1400,
    'default-network-opts': { bridge: { 'com.docker.network.driver.mtu': '1400' } },
  })
})

describe('network:', () => {
  test.each([
    ['isolated', { icc: false, iptables: true, bip: '172.30.0.1/24' }],
    ['open', { icc: true, iptables: true, bip: '172.30.0.1/24' }],
    ['sealed', { icc: true, iptables: false, ip6tables: false, bridge: 'none' }],
  ] as const)('%s', (networkMode, expected) => {
    const { icc, iptables, ip6tables, bridge, bip } = daemonSettings(makeLaunch({ networkMode }), {})
    expect({ icc, iptables, ip6tables, bridge, bip }).toEqual({ ...expected })
  })
})

const inherited: Inherited = {
  ...nothingInherited,
  mirrors: ['https://mirror.example'],
  insecureRegistries: ['registry.example:5000', '10.0.0.0/8'],
}

test("the job daemon uses the host's mirrors and insecure registries", () => {
  expect(daemonSettings(makeLaunch({ inherited }), {})).toMatchObject({
    'registry-mirrors': ['https://mirror.example'],
    'insecure-registries': ['registry.example:5000', '10.0.0.0/8'],
  })
})

test('without any of the host, the job daemon has no such settings', () => {
  const settings = daemonSettings(makeLaunch(), {})
  expect(Object.keys(settings)).not.toContain('registry-mirrors')
  expect(Object.keys(settings)).not.toContain('insecure-registries')
})

describe('settings of daemon-config', () => {
  test.each([
    [{ debug: true }, { debug: true }],
    [
      { mtu: 1300 },
      { mtu: 1300, 'default-network-opts': { bridge: { 'com.docker.network.driver.mtu': '1300' } } },
    ],
    [
      { 'default-network-opts': { bridge: { other: 'x' }, macvlan: { parent: 'eth0' } } },
      {
        'default-network-opts': {
          bridge: { 'com.docker.network.driver.mtu': '1400', other: 'x' },
          macvlan: { parent: 'eth0' },
        },
      },
    ],
    [{ dns: ['192.0.2.53'] }, { dns: ['192.0.2.53'], 'registry-mirrors': ['https://mirror.example'] }],
    [
      { proxies: { 'no-proxy': 'registry.example' } },
      {
        proxies: { 'no-proxy': 'registry.example' },
        'insecure-registries': ['registry.example:5000', '10.0.0.0/8'],
      },
    ],
    [
      { 'default-address-pools': [{ base: '10.9.0.0/16', size: 24 }] },
      { 'default-address-pools': [{ base: '10.9.0.0/16', size: 24 }] },
    ],
    [{ 'no-such-setting': true }, { 'no-such-setting': true }],
    [{ bip: '10.9.0.1/24' }, { bip: '10.9.0.1/24' }],
    [{ 'registry-mirrors': ['https://theirs.example'] }, { 'registry-mirrors': ['https://theirs.example'] }],
    [{ 'insecure-registries': [] }, { 'insecure-registries': [] }],
    [{ features: { cdi: true } }, { features: { 'containerd-snapshotter': false, cdi: true } }],
    [{ 'exec-opts': ['a=b'] }, { 'exec-opts': ['native.cgroupdriver=cgroupfs', 'a=b'] }],
  ])("%j override Berth's", (requested, expected) => {
    expect(daemonSettings(makeLaunch({ inherited, mtu: 1400 }), requested)).toMatchObject(expected)
  })

  test('never change hosts, group, data root and storage driver', () => {
    const hostile = {
      hosts: ['tcp://0.0.0.0:2375'],
      group: 'everyone',
      'data-root': '/elsewhere',
      'storage-driver': 'vfs',
    }
    const plain = daemonSettings(makeLaunch(), {})
    expect(daemonSettings(makeLaunch(), hostile)).toEqual(plain)
  })

  test('cannot set a prototype', () => {
    const text = '{"__proto__": {"debug": true}, "features": {"__proto__": {"debug": true}}}'
    const settings = daemonSettings(makeLaunch(), JSON.parse(text))
    expect(settings['debug']).toBeUndefined()
    expect(({} as Record<string, unknown>)['debug']).toBeUndefined()
  })
})

test('a daemon that is another user than root has its data root, its socket and no driver of cgroups', () => {
  const settings = daemonSettings(makeLaunch({ mtu: 1400 }), { 'exec-opts': ['a=b'] })
  const adapted = forUser(settings, { dataRoot: '/home/rootless/data', directory: '/berth' })
  expect(adapted).toEqual({
    ...settings,
    'exec-opts': ['a=b'],
    'data-root': '/home/rootless/data',
    hosts: ['unix:///berth/docker.sock'],
  })
})
