import { describe, expect, test } from '@jest/globals'
import { daemonConfiguration } from '../../src/action/daemon-configuration.ts'
import { refusedSettings } from '../../src/action/refused-settings.ts'
import type { NetworkMode } from '../../src/plan/network-mode.ts'

const read = (settings: unknown, network: NetworkMode = 'isolated') => {
  const text = typeof settings === 'string' ? settings : JSON.stringify(settings)
  return daemonConfiguration((name) => (name === 'network' ? network : text))
}

/** The error as one text: message and remedy. */
function errorOf(settings: unknown, network?: NetworkMode): string {
  try {
    read(settings, network)
  } catch (error) {
    const { code, message, remedy } = error as { code: string; message: string; remedy: string }
    expect(code).toBe('invalid-input')
    return `${message} ${remedy}`
  }
  return 'accepted'
}

test.each([
  {},
  { debug: true },
  { bip: '10.9.8.1/24', 'default-address-pools': [{ base: '10.9.0.0/16', size: 24 }] },
  { mtu: 1400, dns: ['192.0.2.53'], 'default-network-opts': { bridge: { icc: 'x' } } },
  { features: { cdi: true }, 'exec-opts': ['a=b'] },
  { 'log-opts': { hosts: 'a value of the log driver' }, runtimes: { tls: { path: '/runc' } } },
  { proxies: { 'http-proxy': 'http://proxy.example' }, 'host-gateway-ip': '192.0.2.1' },
  { 'userns-remap': 'default', 'cgroup-parent': '/jobs', 'userland-proxy': false },
  { 'no-such-setting': 1 },
])('%j is accepted', (settings) => {
  expect(read(settings)).toEqual(settings)
})

describe('a setting that would undo a safeguard is refused, by its name and with the reason:', () => {
  test.each([...Object.keys(refusedSettings), 'tlsverify', 'tlscacert'])('%s', (name) => {
    for (const settings of [{ [name]: 'x' }, { [name]: false }, { any: { [name]: 'x' } }]) {
      expect(errorOf(settings)).toMatch(new RegExp(`sets \`${name}\`\\. [A-Z].*\\. Remove it`))
    }
  })

  test('also in an object, whose keys dockerd takes for settings', () => {
    expect(errorOf({ any: { icc: true } })).toContain('contradicts `network: isolated`')
    expect(errorOf({ any: { iptables: false, icc: false } })).toContain('dockerd refuses the pair')
  })

  test.each(['icc', 'bip', 'mtu'])('%s: null, which dockerd reads as its default', (name) => {
    expect(errorOf({ [name]: null })).toBe(
      `The input \`daemon-config\` sets \`${name}\` to null. Remove it, or set a value.`,
    )
  })

  test('the driver of cgroups', () => {
    expect(errorOf({ 'exec-opts': ['native.cgroupdriver=systemd'] })).toContain('No systemd runs')
  })
})

const accepted = 'accepted'
test.each<[NetworkMode, object, string]>([
  ['isolated', { icc: false }, accepted],
  ['isolated', { iptables: true }, accepted],
  [
    'isolated',
    { icc: true },
    'contradicts `network: isolated`. Remove it. For containers on docker0 that can reach each other, set `network: open`.',
  ],
  ['isolated', { iptables: false }, 'For a daemon that sets no iptables rules, set `network: sealed`.'],
  ['open', { icc: true }, accepted],
  ['open', { icc: false }, 'set `network: isolated`, the default.'],
  ['open', { iptables: false }, 'set `network: sealed`.'],
  ['sealed', { iptables: false }, accepted],
  ['sealed', { icc: true }, accepted],
  ['sealed', { iptables: true }, 'remove `network: sealed`.'],
  ['sealed', { icc: false }, 'set `network: isolated`, the default.'],
  ['sealed', { bip: '10.9.8.1/24' }, '`network: sealed` has no docker0. Remove one of the two.'],
  ...(['isolated', 'sealed', 'open'] as const).map((network): [NetworkMode, object, string] => [
    network,
    { iptables: false, icc: false },
    'Remove both. `network: isolated`, the default, is `icc: false`. `network: sealed` is `iptables: false` without docker0.',
  ]),
  ['isolated', { icc: 'false' }, 'It must be JSON with true or false as `icc`.'],
])('network: %s with %j', (network, settings, expected) => {
  expect(errorOf(settings, network)).toContain(expected)
})

test.each([
  ['{debug: true}', 'It must be a JSON object in valid JSON (Expected'],
  ...['[]', 'null', '7', '"text"'].map((text) => [text, 'It must be a JSON object.'] as const),
  ...['null', 'true', '["cdi"]'].map((value) => [`{"features": ${value}}`, 'features'] as const),
  ['{"exec-opts": 5}', 'It must be JSON with a list as `exec-opts`.'],
])('%s is refused', (text, expected) => {
  expect(errorOf(text)).toContain(expected)
})
