import { expect, test } from '@jest/globals'
import { machineLines } from '../../src/report/machine.ts'
import { makeObserved, type ObservedDifferences } from '../make-facts.ts'

const gibibyte = 1024 ** 3
const lo = { name: 'lo', mtu: 65_536, up: true, addresses: ['127.0.0.1/8'] }

const rows: readonly (readonly [label: string, machine: ObservedDifferences, value: string])[] = [
  [
    'Cgroup',
    { cgroup: { version: 'v2', memoryLimit: null, cpuLimit: null, pidsLimit: null } },
    'v2, no memory limit',
  ],
  [
    'Cgroup',
    { cgroup: { version: 'v1', memoryLimit: 2 * gibibyte, cpuLimit: 1.5, pidsLimit: 512 } },
    'v1, memory limit 2 GiB, CPU limit 1.5, process limit 512',
  ],
  ['Network', { network: { defaultInterface: null, nameservers: [] } }, 'no default route, DNS none'],
  [
    'Network',
    { network: { defaultInterface: 'eth0', defaultMtu: 1400, nameservers: ['10.0.0.2', '10.0.0.3'] } },
    'eth0, MTU 1400, DNS 10.0.0.2, 10.0.0.3',
  ],
  [
    'Interfaces',
    { network: { interfaces: [lo, { ...lo, name: 'veth1', addresses: [] }] } },
    'lo 127.0.0.1/8 MTU 65536',
  ],
  ['Clients', { clients: [] }, 'none found'],
  [
    'Storage',
    { engine: { storageDriver: 'vfs', imageStore: 'graphdriver', backingFilesystem: null } },
    'vfs, graphdriver',
  ],
  ['Daemon processes', { daemons: [] }, 'none found'],
  [
    'User namespaces',
    { userNamespaces: { maximum: 100, unprivileged: true, restrictedByAppArmor: false } },
    'at most 100',
  ],
  [
    'User namespaces',
    { userNamespaces: { maximum: 100, unprivileged: false, restrictedByAppArmor: true } },
    'at most 100, only by root, restricted by AppArmor for other users than root',
  ],
  [
    'User namespaces',
    { userNamespaces: { maximum: null, unprivileged: true, restrictedByAppArmor: false } },
    'none',
  ],
  ['TUN device', { tunDevice: 'closed' }, 'for root only'],
  [
    'Directories of the job',
    {
      jobFilesystems: [
        { path: '/work', type: 'ext4' },
        { path: '/tmp', type: 'tmpfs' },
        { path: '/tools', type: 'ext4' },
      ],
    },
    'ext4 /work /tools, tmpfs /tmp',
  ],
]

test.each(rows)('%s: a machine reports %j', (label, machine, value) => {
  expect(machineLines(makeObserved(machine))).toContainEqual({ label, value })
})

test('a rootless daemon is reported as one', () => {
  const lines = machineLines(makeObserved({ engine: { rootless: true } }))
  expect(lines.find(({ label }) => label === 'Daemon')?.value).toContain('rootless')
})
