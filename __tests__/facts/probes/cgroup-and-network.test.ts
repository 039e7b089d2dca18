import { describe, expect, it } from '@jest/globals'
import { cgroup } from '../../../src/facts/probes/cgroup.ts'
import { network } from '../../../src/facts/probes/network.ts'
import { makeSource, seenOnly } from '../make-source.ts'

const nothing = seenOnly({})
const meminfo = { '/proc/meminfo': 'MemTotal: 1024 kB\n' }

describe('cgroup', () => {
  it('uses the lowest limit of all parents with v2', async () => {
    const files = {
      ...meminfo,
      '/proc/self/cgroup': '0::/a/b\n',
      '/proc/self/mountinfo': '30 1 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n',
      '/sys/fs/cgroup/a/b': '',
      '/sys/fs/cgroup/a/b/memory.max': 'max\n',
      '/sys/fs/cgroup/a/memory.max': '2048\n',
      '/sys/fs/cgroup/memory.max': '4096\n',
      '/sys/fs/cgroup/a/b/pids.max': '100\n',
      '/sys/fs/cgroup/a/b/cpu.max': '50000 100000\n',
    }
    expect(await cgroup(makeSource({ files }), nothing)).toEqual({
      version: 'v2',
      path: '/a/b',
      memoryLimit: 2048,
      pidsLimit: 100,
      cpuLimit: 0.5,
      writable: true,
      machineMemory: 1024 * 1024,
    })
  })

  it('finds the limits of a container with v1, where only its part of the hierarchies is mounted', async () => {
    const files = {
      ...meminfo,
      '/proc/self/cgroup': '5:cpu,cpuacct:/docker/x/y\n4:memory:/docker/x/y\n3:pids:/docker/x/y\n',
      '/proc/self/mountinfo':
        '31 1 0:27 /docker/x /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory\n' +
        '32 1 0:28 /docker/x /sys/fs/cgroup/cpu,cpuacct ro - cgroup cgroup rw,cpu,cpuacct\n' +
        '33 1 0:29 /docker/x /sys/fs/cgroup/pids ro - cgroup cgroup rw,pids\n',
      '/sys/fs/cgroup/memory/y/memory.limit_in_bytes': '9223372036854771712\n',
      '/sys/fs/cgroup/memory/memory.limit_in_bytes': '4096\n',
      '/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us': '150000\n',
      '/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us': '100000\n',
      '/sys/fs/cgroup/pids/pids.max': 'max\n',
    }
    expect(await cgroup(makeSource({ files }), nothing)).toMatchObject({
      version: 'v1',
      path: '/docker/x/y',
      memoryLimit: 4096,
      pidsLimit: null,
      cpuLimit: 1.5,
      writable: false,
    })
  })

  it('recognizes hybrid mode, and stays within the mounted hierarchy', async () => {
    const files = {
      ...meminfo,
      '/proc/self/cgroup': '4:memory:/../other\n0::/\n',
      '/proc/self/mountinfo':
        '31 1 0:27 / /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory\n' +
        '32 1 0:28 / /sys/fs/cgroup/unified ro - cgroup2 cgroup2 rw\n',
      '/sys/fs/cgroup/memory/memory.limit_in_bytes': '8192\n',
    }
    expect(await cgroup(makeSource({ files }), nothing)).toMatchObject({
      version: 'hybrid',
      memoryLimit: 8192,
    })
  })

  it('is unseen if no cgroup filesystem is mounted', async () => {
    const files = { ...meminfo, '/proc/self/cgroup': '0::/\n', '/proc/self/mountinfo': '' }
    await expect(cgroup(makeSource({ files }), nothing)).rejects.toThrow(/no cgroup filesystem is mounted/)
  })
})

describe('network', () => {
  const files = {
    '/sys/class/net/bonding_masters': '',
    '/sys/class/net/eth0/mtu': '1400\n',
    '/sys/class/net/eth0/operstate': 'up\n',
    '/sys/class/net/eth0/flags': '0x1003\n',
    '/sys/class/net/docker0/mtu': '1500\n',
    '/sys/class/net/docker0/operstate': 'down\n',
    '/sys/class/net/docker0/flags': '0x1003\n',
    '/proc/net/route': 'Iface\neth0\t00000000\t0100000A\t0003\t0\t0\t0\t00000000\t0\t0\t0\n',
    '/etc/resolv.conf': 'nameserver 127.0.0.53\n',
    '/run/systemd/resolve/resolv.conf': 'nameserver 10.0.0.2\n',
  }
  const address = {
    address: '10.0.0.7',
    cidr: '10.0.0.7/24',
    family: 'IPv4',
    internal: false,
    mac: '',
    netmask: '',
  } as const

  it("gives the job's interfaces, routes and DNS servers", async () => {
    const source = makeSource({ files, process: { interfaces: { eth0: [address] } } })
    expect(await network(source, nothing)).toEqual({
      interfaces: [
        { name: 'docker0', mtu: 1500, up: false, addresses: [] },
        { name: 'eth0', mtu: 1400, up: true, addresses: ['10.0.0.7/24'] },
      ],
      routes: [{ destination: '0.0.0.0/0', gateway: '10.0.0.1', interface: 'eth0' }],
      nameservers: ['10.0.0.2'],
      defaultInterface: 'eth0',
      defaultMtu: 1400,
    })
  })

  it('keeps the stub resolver if its upstream servers are unknown', async () => {
    const { '/run/systemd/resolve/resolv.conf': _, ...others } = files
    expect((await network(makeSource({ files: others }), nothing)).nameservers).toEqual(['127.0.0.53'])
  })

  it('uses the IPv6 default route if there is no IPv4 default route', async () => {
    const none = '0'.repeat(32)
    const route6 = `${none} 00 ${none} 00 fe80${none.slice(4)} 00000400 00000001 00000000 00450003     eth0\n`
    const source = makeSource({ files: { ...files, '/proc/net/route': '', '/proc/net/ipv6_route': route6 } })
    expect(await network(source, nothing)).toMatchObject({ defaultInterface: 'eth0', defaultMtu: 1400 })
  })

  it('prefers the split default route of a VPN', async () => {
    const vpn =
      'eth0\t00000000\t0100000A\t0003\t0\t0\t0\t00000000\t0\t0\t0\n' +
      'docker0\t00000000\t0100080A\t0003\t0\t0\t0\t00000080\t0\t0\t0\n'
    const source = makeSource({ files: { ...files, '/proc/net/route': vpn } })
    expect(await network(source, nothing)).toMatchObject({ defaultInterface: 'docker0', defaultMtu: 1500 })
  })

  it('can have no default route', async () => {
    const source = makeSource({ files: { ...files, '/proc/net/route': 'Iface\n' } })
    expect(await network(source, nothing)).toMatchObject({ defaultInterface: null, defaultMtu: null })
  })

  it('is unseen without sysfs', async () => {
    const source = makeSource({ files: { '/proc/net/route': '' } })
    await expect(network(source, nothing)).rejects.toThrow('/sys/class/net could not be read')
  })
})
