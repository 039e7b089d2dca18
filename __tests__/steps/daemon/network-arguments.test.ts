import { expect, test } from '@jest/globals'
import type { LaunchDaemon } from '../../../src/plan/plan.ts'
import { networkArguments } from '../../../src/steps/daemon/network-arguments.ts'
import { makeLaunch } from './make-step.ts'

const networks = ['github_network_1']
const withSettings = (settings: LaunchDaemon['secret']['settings'], more: Partial<LaunchDaemon> = {}) => ({
  ...more,
  secret: { proxies: {}, settings },
})

test.each<[string, Partial<LaunchDaemon>, [string, string]]>([
  ['a job on the machine', {}, ['', '172.30.0.1']],
  ['a container job', { networks }, ['172.30.0.1', '172.30.0.1']],
  ['`bip` of daemon-config', withSettings({ bip: '10.9.8.1/24' }, { networks }), ['10.9.8.1', '10.9.8.1']],
  ['`dns` of daemon-config', withSettings({ dns: ['192.0.2.53'] }, { networks }), ['', '172.30.0.1']],
  ['`host-gateway-ip`', withSettings({ 'host-gateway-ip': '192.0.2.1' }), ['', '']],
  ['`host-gateway-ips`', withSettings({ 'host-gateway-ips': ['192.0.2.1'] }), ['', '']],
  ['sealed', { networkMode: 'sealed' }, ['', 'none']],
  ['sealed in a container job', { networkMode: 'sealed', networks }, ['', 'none']],
])('%s', (_, differences, expected) => {
  expect(networkArguments(makeLaunch(differences)).slice(0, 2)).toEqual(expected)
})

test.each<[string, LaunchDaemon['localhostPorts'], [string, string]]>([
  [
    'localhost',
    { firstDynamic: 40_000, sources: ['10.1.0.4', '172.17.0.1'] },
    ['40000', '10.1.0.4,172.17.0.1'],
  ],
  ['localhost of the machine', { firstDynamic: 40_000, sources: 'machine' }, ['40000', 'machine']],
  ['localhost without loopback of the daemon', { firstDynamic: 40_000, sources: [] }, ['40000', '']],
  ['the address', null, ['', '']],
])('ports at %s', (_, localhostPorts, expected) => {
  expect(networkArguments(makeLaunch({ localhostPorts })).slice(2)).toEqual(expected)
})
