import { describe, expect, test } from '@jest/globals'
import { daemonSettings } from '../../../src/steps/daemon/settings.ts'
import { makeLaunch } from './make-step.ts'

const socket = '/home/runner/work/_temp/berth-a1b2c3d4/docker.sock'

test('the settings of the daemon on a healthy machine', () => {
  expect(daemonSettings(makeLaunch(), {})).toEqual({
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

describe('the image store and its driver go together', () => {
  test.each([
    ['graphdriver', {}, false, 'overlay2'],
    ['snapshotter', {}, true, 'overlayfs'],
    ['graphdriver', { features: { 'containerd-snapshotter': true } }, true, 'overlayfs'],
    ['snapshotter', { features: { 'containerd-snapshotter': false } }, false, 'overlay2'],
    ['snapshotter', { features: { cdi: true } }, true, 'overlayfs'],
  ] as const)('host %s, asked %j', (imageStore, requested, snapshotter, driver) => {
    const settings = daemonSettings(makeLaunch({ imageStore }), requested)
    expect(settings['features']).toMatchObject({ 'containerd-snapshotter': snapshotter })
    expect(settings['storage-driver']).toBe(driver)
  })
})

test('a smaller MTU reaches the networks that are created later, too', () => {
  expect(daemonSettings(makeLaunch({ mtu: 1400 }), {})).toMatchObject({
    mtu: 1400,
    'default-network-opts': { bridge: { 'com.docker.network.driver.mtu': '1400' } },
  })
})

test('the host’s mirrors are asked where there are some', () => {
  const registryMirrors = ['https://mirror.example']
  expect(daemonSettings(makeLaunch({ registryMirrors }), {})).toMatchObject({
    'registry-mirrors': registryMirrors,
  })
})

describe('the job’s own settings', () => {
  test.each([
    [{ debug: true }, { debug: true }],
    [{ icc: false }, { icc: false }],
    [{ mtu: 1300 }, { mtu: 1300 }],
    [{ bip: '10.9.0.1/24' }, { bip: '10.9.0.1/24' }],
    [{ 'registry-mirrors': ['https://theirs.example'] }, { 'registry-mirrors': ['https://theirs.example'] }],
    [{ features: { cdi: true } }, { features: { 'containerd-snapshotter': false, cdi: true } }],
    [{ 'exec-opts': ['a=b'] }, { 'exec-opts': ['native.cgroupdriver=cgroupfs', 'a=b'] }],
  ])('%j lie over Berth’s', (requested, expected) => {
    expect(
      daemonSettings(makeLaunch({ registryMirrors: ['https://mirror.example'] }), requested),
    ).toMatchObject(expected)
  })

  test('never change what holds Berth’s promises', () => {
    const hostile = {
      hosts: ['tcp://0.0.0.0:2375'],
      group: 'everyone',
      'data-root': '/elsewhere',
      'storage-driver': 'vfs',
    }
    const plain = daemonSettings(makeLaunch(), {})
    expect(daemonSettings(makeLaunch(), hostile)).toEqual(plain)
  })

  test('hold no prototype', () => {
    const settings = daemonSettings(makeLaunch(), JSON.parse('{"__proto__": {"icc": false}}'))
    expect(settings['icc']).toBeUndefined()
  })
})
