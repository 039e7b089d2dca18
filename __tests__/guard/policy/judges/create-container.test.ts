import { describe, expect, test } from '@jest/globals'
import { judged, seen, sent } from '../make-policy.ts'

const create = (host: unknown, more: object = {}, changes = {}) =>
  judged('POST /v1.41/containers/create', { Image: 'alpine', ...more, HostConfig: host }, changes)

describe('refused', () => {
  test.each<[host: object, violation: string]>([
    [{ Privileged: true }, 'privileged: HostConfig.Privileged'],
    [{ CapAdd: ['cap_sys_admin'] }, 'capability: HostConfig.CapAdd[0]'],
    [{ CapAdd: ['CHOWN', 'all'] }, 'capability: HostConfig.CapAdd[1]'],
    [{ CapAdd: [' CHOWN'] }, 'capability: HostConfig.CapAdd[0]'],
    [{ CapAdd: [null] }, 'capability: HostConfig.CapAdd[0]'],
    [{ CapAdd: ['net_admin'] }, 'net-admin: HostConfig.CapAdd[0]'],
    [{ CapAdd: ['CAP_SYS_PTRACE'] }, 'sys-ptrace: HostConfig.CapAdd[0]'],
    [{ Devices: [{ PathOnHost: '/dev/sda' }] }, 'device: HostConfig.Devices[0]'],
    [{ Devices: [{ PathOnHost: '/dev/kvm/../sda' }] }, 'device: HostConfig.Devices[0]'],
    [{ Devices: [{ PathOnHost: '/dev/kvm' }] }, 'virtual-device: HostConfig.Devices[0]'],
    [{ DeviceCgroupRules: ['b *:* rwm'] }, 'device: HostConfig.DeviceCgroupRules'],
    [{ DeviceRequests: [{ Driver: 'cdi', DeviceIDs: ['a=b'] }] }, 'device: HostConfig.DeviceRequests[0]'],
    [{ DeviceRequests: [{ Driver: '', Capabilities: [['cdi']] }] }, 'device: HostConfig.DeviceRequests[0]'],
    [{ DeviceRequests: [{ Count: -1, Capabilities: [['gpu']] }] }, 'gpu: HostConfig.DeviceRequests[0]'],
    [{ SecurityOpt: ['seccomp=unconfined'] }, 'security-option: HostConfig.SecurityOpt[0]'],
    [{ SecurityOpt: ['apparmor:unconfined'] }, 'security-option: HostConfig.SecurityOpt[0]'],
    [{ SecurityOpt: ['no-new-privileges', 'label=disable'] }, 'security-option: HostConfig.SecurityOpt[1]'],
    [{ MaskedPaths: [] }, 'unmasked-path: HostConfig.MaskedPaths'],
    [{ ReadonlyPaths: ['/proc/sys'] }, 'unmasked-path: HostConfig.ReadonlyPaths'],
    [{ Runtime: 'sysbox-runc' }, 'runtime: HostConfig.Runtime'],
    [{ Annotations: { 'run.oci.handler': 'krun' } }, 'annotation: HostConfig.Annotations'],
    [{ Sysctls: { 'kernel.shmmax': '1' } }, 'sysctl: HostConfig.Sysctls[kernel.shmmax]'],
    [
      { Sysctls: { 'net./../kernel/core_pattern': '1' } },
      'sysctl: HostConfig.Sysctls[net./../kernel/core_pattern]',
    ],
    [{ LogConfig: { Type: 'syslog', Config: {} } }, 'log-driver: HostConfig.LogConfig.Type'],
    [{ LogConfig: { Type: 'JSON-FILE' } }, 'log-driver: HostConfig.LogConfig.Type'],
    [{ OomScoreAdj: -1 }, 'oom-protection: HostConfig.OomScoreAdj'],
    [{ OomKillDisable: true }, 'oom-protection: HostConfig.OomKillDisable'],
    [{ CgroupParent: '/' }, 'host-cgroup: HostConfig.CgroupParent'],
    [{ Cgroup: 'container:a' }, 'host-cgroup: HostConfig.Cgroup'],
    [{ NetworkMode: 'host' }, 'host-network: HostConfig.NetworkMode'],
    [{ NetworkMode: ' host' }, 'unexpected-value: HostConfig.NetworkMode'],
    [{ NetworkMode: 'ns:/proc/1/ns/net' }, 'unexpected-value: HostConfig.NetworkMode'],
    [{ PidMode: 'host' }, 'host-pid: HostConfig.PidMode'],
    [{ PidMode: 'Host' }, 'unexpected-value: HostConfig.PidMode'],
    [{ PidMode: 'container:' }, 'unexpected-value: HostConfig.PidMode'],
    [{ IpcMode: 'host' }, 'host-ipc: HostConfig.IpcMode'],
    [{ UTSMode: 'host' }, 'host-uts: HostConfig.UTSMode'],
    [{ UsernsMode: 'host' }, 'host-user-namespace: HostConfig.UsernsMode'],
    [{ CgroupnsMode: 'host' }, 'host-cgroup: HostConfig.CgroupnsMode'],
    [{ VolumeDriver: 'rclone' }, 'volume-driver: HostConfig.VolumeDriver'],
    [{ Binds: ['/workspace:/a:rshared'] }, 'mount-propagation: HostConfig.Binds[0]'],
    [{ Binds: ['/workspace:/a:odd'] }, 'unexpected-value: HostConfig.Binds[0]'],
    [{ Binds: ['/workspace:/a:ro:b'] }, 'unexpected-value: HostConfig.Binds[0]'],
    [{ Binds: ['../a:/a'] }, 'unexpected-value: HostConfig.Binds[0]'],
    [
      { Mounts: [{ Type: 'npipe', Source: 'a', Target: '/a' }] },
      'unexpected-value: HostConfig.Mounts[0].Type',
    ],
    [
      { Mounts: [{ Type: 'cluster', Source: 'a', Target: '/a' }] },
      'unexpected-value: HostConfig.Mounts[0].Type',
    ],
    [{ Mounts: [{ Source: '/etc', Target: '/a' }] }, 'unexpected-value: HostConfig.Mounts[0].Type'],
    [
      {
        Mounts: [
          { Type: 'bind', Source: '/workspace', Target: '/a', BindOptions: { Propagation: 'shared' } },
        ],
      },
      'mount-propagation: HostConfig.Mounts[0].BindOptions.Propagation',
    ],
    [
      {
        Mounts: [
          {
            Type: 'volume',
            Target: '/a',
            VolumeOptions: {
              DriverConfig: { Name: 'local', Options: { type: 'none', o: 'bind', device: '/' } },
            },
          },
        ],
      },
      'volume-driver: HostConfig.Mounts[0].VolumeOptions.DriverConfig.Options',
    ],
    [
      { Mounts: [{ Type: 'volume', Target: '/a', VolumeOptions: { Labels: { 'Berth.token': 'x' } } }] },
      'berth-label: HostConfig.Mounts[0].VolumeOptions.Labels[Berth.token]',
    ],
    [{ Tmpfs: { '/a': 'size=1m,bind' } }, 'unexpected-value: HostConfig.Tmpfs[/a]'],
    [
      { BlkioDeviceReadBps: [{ Path: '/etc/shadow', Rate: 1 }] },
      'unexpected-value: HostConfig.BlkioDeviceReadBps[0].Path',
    ],
    [{ StorageOpt: { 'dm.basesize': '1' } }, 'unexpected-value: HostConfig.StorageOpt[dm.basesize]'],
    [{ Isolation: 'hyperv' }, 'unexpected-value: HostConfig.Isolation'],
    [{ RestartPolicy: { Name: 'sometimes' } }, 'unexpected-value: HostConfig.RestartPolicy'],
    [{ New: true }, 'unknown-field: HostConfig.New'],
    [{ privileged: false }, 'ambiguous-body: HostConfig.privileged'],
    [{ Privileged: 'yes' }, 'privileged: HostConfig.Privileged'],
    [{ 'Bind\u017f': [] }, 'ambiguous-body: HostConfig.Bind\u017f'],
  ])('%j', (host, violation) => {
    expect(seen(create(host))).toContain(violation)
  })

  test.each<[more: object, violation: string]>([
    [{ Privileged: true }, 'legacy-field: Privileged'],
    [{ Binds: ['/:/host'] }, 'legacy-field: Binds'],
    [{ Cpuset: '1' }, 'legacy-field: Cpuset'],
    [{ Labels: { 'berth.token': 'f00d' } }, 'berth-label: Labels[berth.token]'],
    [
      { NetworkingConfig: { EndpointsConfig: { host: {} } } },
      'host-network: NetworkingConfig.EndpointsConfig[host]',
    ],
    [
      {
        NetworkingConfig: {
          EndpointsConfig: { a: { DriverOpts: { 'com.docker.network.endpoint.exposedports': 'x' } } },
        },
      },
      'network-option: NetworkingConfig.EndpointsConfig[a].DriverOpts[com.docker.network.endpoint.exposedports]',
    ],
    [{ networkingconfig: {} }, 'ambiguous-body: networkingconfig'],
    [{ Platform: 'linux' }, 'unknown-field: Platform'],
    [{ Env: 'A=1' }, 'unexpected-value: Env'],
  ])('beside HostConfig: %j', (more, violation) => {
    expect(seen(create({}, more))).toContain(violation)
  })

  test.each([null, [], 'text'])('a body that is no object: %j', (body) => {
    expect(seen(judged('POST /containers/create', body))).toEqual(['unexpected-value: body'])
  })

  test('a name that is none', () => {
    expect(seen(judged('POST /containers/create?name=a%20b', {}))).toEqual(['unexpected-value: query name'])
  })
})

test.each<[host: object]>([
  [{ CapAdd: ['NET_RAW', 'cap_chown'], CapDrop: ['ALL'] }],
  [{ SecurityOpt: ['no-new-privileges', 'no-new-privileges:true'] }],
  [{ NetworkMode: 'bridge', PidMode: '', IpcMode: 'shareable', CgroupnsMode: 'private', UsernsMode: '' }],
  [{ RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 3 }, OomScoreAdj: 500 }],
  [{ LogConfig: { Type: 'json-file', Config: { 'max-size': '1m' } } }],
  [
    {
      Sysctls: { 'net.ipv6.conf.all.disable_ipv6': '0', 'net.ipv4.conf.eth0/100.rp_filter': '0' },
      ShmSize: 67108864,
      Init: true,
    },
  ],
  [
    {
      PortBindings: { '80/tcp': [{ HostIp: '', HostPort: '8080' }] },
      ExtraHosts: ['host.docker.internal:host-gateway'],
    },
  ],
  [{ CPURealtimePeriod: 0, MemorySwappiness: -1, LxcConf: null, DiskQuota: 0 }],
  [{ Tmpfs: { '/tmp': 'rw,exec' }, Ulimits: [{ Name: 'nofile', Soft: 1, Hard: 2 }] }],
  [{ Mounts: [{ Type: 'tmpfs', Target: '/a', TmpfsOptions: { SizeBytes: 1, Mode: 511 } }] }],
])('allowed: %j', (host) => {
  expect(seen(create(host))).toEqual([])
})

test('zero values are no use of a field', () => {
  const zero = {
    Privileged: false,
    CapAdd: null,
    Devices: [],
    DeviceCgroupRules: null,
    CgroupParent: '',
    OomKillDisable: false,
  }
  expect(
    seen(create({ ...zero, MaskedPaths: null, Runtime: '', Annotations: {} }, { Runtime: null, Memory: 0 })),
  ).toEqual([])
})

test('legacy fields with their zero values are left out', () => {
  expect(sent(create({}, { Runtime: null, Memory: 0, PortSpecs: null }))).toEqual({
    Image: 'alpine',
    HostConfig: {},
    Labels: { 'berth.run': '7', 'berth.token': 'cafe' },
  })
})

test('labels of the job are added to those of the client', () => {
  expect(sent(create({}, { Labels: { a: 'b' } }))).toMatchObject({
    Labels: { a: 'b', 'berth.run': '7', 'berth.token': 'cafe' },
  })
})

test('bind mounts are given to the caller, cleaned', () => {
  const { binds, references, volumesToCreate } = create({
    Binds: ['/workspace/../etc:/a:ro', 'data:/data:nocopy', '/only'],
    Mounts: [
      { Type: 'bind', Source: '/workspace', Target: '/b' },
      { Type: 'volume', Source: 'cache', Target: '/c' },
    ],
  })
  expect(binds).toEqual([
    { path: '/etc', place: 'HostConfig.Binds[0]', writable: false },
    { path: '/workspace', place: 'HostConfig.Mounts[0].Source', writable: true },
  ])
  expect(references.map(({ kind, name, must }) => [kind, name, must])).toEqual([
    ['volume', 'data', 'own-or-missing'],
    ['volume', 'cache', 'own-or-missing'],
  ])
  expect(volumesToCreate).toEqual(['data'])
})

test('all objects that a container joins are references', () => {
  const { references } = create(
    {
      NetworkMode: 'container:a',
      PidMode: 'container:b',
      IpcMode: 'container:c',
      VolumesFrom: ['d:ro'],
      Links: ['e:db'],
    },
    { NetworkingConfig: { EndpointsConfig: { f: { NetworkID: 'abc', Links: ['g'] }, bridge: {} } } },
  )
  expect(references.map(({ kind, name }) => `${kind} ${name}`)).toEqual(
    expect.arrayContaining([
      'container a',
      'container b',
      'container c',
      'container d',
      'container e',
      'network f',
      'network abc',
      'container g',
    ]),
  )
})

describe('the socket of the daemon', () => {
  const socket = { Binds: ['/var/run//docker.sock:/var/run/docker.sock:ro'] }

  test('becomes the guard', () => {
    const judgement = create(socket)
    expect(sent(judgement)).toMatchObject({
      HostConfig: { Binds: ['/guard/docker.sock:/var/run/docker.sock:ro'] },
    })
    expect(judgement.changes).toEqual([expect.stringContaining('it becomes the socket of the guard')])
    expect(judgement.binds).toEqual([])
  })

  test('is refused if containers cannot see the guard', () => {
    expect(seen(create(socket, {}, { sockets: { raw: ['/var/run/docker.sock'], guard: null } }))).toEqual([
      'docker-socket: HostConfig.Binds[0]',
    ])
  })

  test('of containerd has no substitute', () => {
    expect(create({ Binds: ['/run/containerd/containerd.sock:/c'] }).binds).toMatchObject([
      { path: '/run/containerd/containerd.sock' },
    ])
  })

  test('stays in audit', () => {
    expect(sent(create(socket, {}, { mode: 'audit' }))).toMatchObject({ HostConfig: socket })
  })

  test('is a mount too', () => {
    const mount = { Type: 'bind', Source: '/run/docker.sock', Target: '/s' }
    expect(sent(create({ Mounts: [mount] }))).toMatchObject({
      HostConfig: { Mounts: [{ ...mount, Source: '/guard/docker.sock' }] },
    })
  })
})

test('a restart policy that outlives the job becomes none, and is kept in audit', () => {
  const host = { RestartPolicy: { Name: 'always', MaximumRetryCount: 0 } }
  expect(sent(create(host))).toMatchObject({ HostConfig: { RestartPolicy: { Name: 'no' } } })
  expect(sent(create(host, {}, { mode: 'audit' }))).toMatchObject({ HostConfig: host })
})

test('anonymous volumes get the labels, except where another mount is', () => {
  const judgement = create(
    { Binds: ['/workspace:/b/'], Tmpfs: { '/c': '' } },
    { Volumes: { '/a': {}, '/b': {}, '/c': {}, odd: {} } },
  )
  expect(sent(judgement)).toMatchObject({
    Volumes: { '/b': {}, '/c': {}, odd: {} },
    HostConfig: {
      Mounts: [
        {
          Type: 'volume',
          Target: '/a',
          VolumeOptions: { Labels: { 'berth.run': '7', 'berth.token': 'cafe' } },
        },
      ],
    },
  })
})

test('an open rule lets its field pass, and no other', () => {
  const judgement = create(
    { Privileged: true, PidMode: 'host' },
    {},
    { allow: ['privileged', 'legacy-field'] },
  )
  expect(seen(judgement)).toEqual(['host-pid: HostConfig.PidMode'])
  expect(seen(create({}, { Privileged: true }, { allow: ['privileged', 'legacy-field'] }))).toEqual([
    'legacy-field: Privileged',
  ])
})

test('audit keeps what enforce refuses', () => {
  expect(sent(create({ Privileged: true, New: 1 }, {}, { mode: 'audit' }))).toMatchObject({
    HostConfig: { Privileged: true, New: 1 },
  })
})
