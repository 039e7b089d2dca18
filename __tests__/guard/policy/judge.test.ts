import { describe, expect, test } from '@jest/globals'
import { writeJson } from '../../../src/guard/wire/write-json.ts'
import { judged, seen, sent } from './make-policy.ts'

const owned = (...more: readonly string[]) =>
  JSON.stringify({ label: Object.fromEntries([...more, 'berth.token=cafe'].map((label) => [label, true])) })

describe('refused', () => {
  test.each<[line: string, body: unknown, violation: string]>([
    ['POST /libpod/pods/create', {}, 'unknown-request: '],
    ['POST /v1.23/containers/ab/start', null, 'unknown-request: API version'],
    ['POST /v2.1/containers/ab/start', null, 'unknown-request: API version'],
    ['POST /containers/create?new=1', {}, 'unknown-parameter: query new'],
    ['POST /containers/ab/start?checkpoint=a', null, 'checkpoint: query checkpoint'],
    ['POST /containers/ab/start?checkpoint-dir=/etc', null, 'checkpoint: query checkpoint-dir'],
    ['POST /containers/ab/checkpoints', { CheckpointID: 'a' }, 'checkpoint: '],
    ['GET /containers/ab/attach/ws', null, 'upgrade: '],
    ['POST /containers/ab/update', { Devices: [{ PathOnHost: '/dev/sda' }] }, 'device: Devices[0]'],
    ['POST /containers/ab/update', { CgroupParent: '/a' }, 'host-cgroup: CgroupParent'],
    ['POST /containers/ab/update', { Privileged: true }, 'unknown-field: Privileged'],
    ['POST /containers/ab/exec', { Cmd: ['id'], Privileged: true }, 'privileged-exec: Privileged'],
    ['POST /containers/ab/exec', null, 'unexpected-value: body'],
    ['POST /commit?container=ab&changes=LABEL%20berth.token%3D1', null, 'berth-label: query changes'],
    ['POST /commit?container=ab', { Labels: { 'berth.run': '1' } }, 'berth-label: Labels[berth.run]'],
    ['POST /commit', null, 'unexpected-value: query container'],
    ['POST /networks/create', { Name: 'a', Driver: 'macvlan' }, 'network-driver: Driver'],
    ['POST /networks/create', { Name: 'a', Scope: 'swarm' }, 'network-driver: Scope'],
    [
      'POST /networks/create',
      { Name: 'a', ConfigFrom: { Network: 'b' } },
      'network-driver: ConfigFrom.Network',
    ],
    [
      'POST /networks/create',
      { Options: { 'com.docker.network.bridge.name': 'docker0' } },
      'network-option: Options[com.docker.network.bridge.name]',
    ],
    [
      'POST /networks/create',
      { Options: { 'com.docker.network.bridge.gateway_mode_ipv4': 'nat-unprotected' } },
      'network-option: Options[com.docker.network.bridge.gateway_mode_ipv4]',
    ],
    ['POST /networks/create', { IPAM: { Driver: 'null' } }, 'network-driver: IPAM.Driver'],
    [
      'POST /networks/create',
      { IPAM: { Config: [{ Subnet: '169.254.169.0/24' }] } },
      'network-option: IPAM.Config[0].Subnet',
    ],
    [
      'POST /networks/create',
      { IPAM: { Config: [{ Subnet: '10.0.0.0/7' }] } },
      'network-option: IPAM.Config[0].Subnet',
    ],
    [
      'POST /networks/create',
      { IPAM: { Config: [{ Subnet: '2600::/16' }] } },
      'network-option: IPAM.Config[0].Subnet',
    ],
    [
      'POST /networks/create',
      { IPAM: { Config: [{ Gateway: '1.1.1.1' }] } },
      'network-option: IPAM.Config[0].Gateway',
    ],
    ['POST /networks/a/connect', { Container: '../b' }, 'unexpected-value: Container'],
    ['POST /volumes/create', { Driver: 'vieux/sshfs' }, 'volume-driver: Driver'],
    [
      'POST /volumes/create',
      { DriverOpts: { type: 'none', o: 'bind', device: '/' } },
      'volume-driver: DriverOpts',
    ],
    [
      'POST /volumes/create',
      { DriverOpts: { type: 'tmpfs', o: 'size=1m,bind', device: '/' } },
      'volume-driver: DriverOpts[o]',
    ],
    [
      'POST /volumes/create',
      { DriverOpts: { type: 'overlay', o: 'lowerdir=/etc' } },
      'volume-driver: DriverOpts',
    ],
    ['POST /volumes/create', { DriverOpts: { device: 'tmpfs' } }, 'volume-driver: DriverOpts'],
    ['POST /volumes/create', { Name: '/etc' }, 'unexpected-value: Name'],
    ['POST /volumes/create', { ClusterVolumeSpec: { Group: 'a' } }, 'swarm: ClusterVolumeSpec'],
    ['POST /images/create?fromSrc=http%3A%2F%2Flocalhost', null, 'unexpected-value: query fromSrc'],
    ['POST /build?networkmode=host', null, 'host-network: query networkmode'],
    ['POST /build?cgroupparent=/a', null, 'host-cgroup: query cgroupparent'],
    [
      'POST /build?securityopt=no-new-privileges&securityopt=seccomp=unconfined',
      null,
      'security-option: query securityopt',
    ],
    ['POST /build?labels=%7B%22berth.token%22%3A%22a%22%7D', null, 'berth-label: query labels[berth.token]'],
    ['POST /build?labels=x', null, 'ambiguous-body: query labels'],
    ['POST /plugins/pull?remote=a', [], 'plugin: '],
    ['DELETE /plugins/a/b', null, 'plugin: '],
    ['POST /swarm/init', {}, 'swarm: '],
    ['POST /services/create', {}, 'swarm: '],
    ['GET /containers/json?filters=x', null, 'unexpected-value: query filters'],
    ['GET /containers/json?filters=%7B%22label%22%3A1%7D', null, 'unexpected-value: query filters'],
    ['POST /auth', { username: 'a', Password: 'b' }, 'ambiguous-body: Password'],
  ])('%s %j', (line, body, violation) => {
    expect(seen(judged(line, body))).toContain(violation)
  })
})

describe('allowed', () => {
  test.each<[line: string, body?: unknown]>([
    ['GET /v1.41/info'],
    ['GET /images/json?only_ids=0&all=1'],
    ['GET /images/json?new=1'],
    ['POST /containers/ab/stop?t=5', { t: 5 }],
    ['POST /containers/ab/update', { Memory: 1, RestartPolicy: { Name: 'no' } }],
    [
      'POST /containers/ab/exec',
      { Cmd: ['id'], Privileged: false, User: '', ConsoleSize: null, Container: 'ab' },
    ],
    ['POST /exec/ab/start', { Detach: false, Tty: false, ConsoleSize: null, hijack: true, stdin: true }],
    ['POST /exec/ab/start'],
    ['POST /commit?container=ab&repo=a', { repo: 'a', Memory: 0, DisableNetwork: false }],
    [
      'POST /networks/create',
      {
        Name: 'a',
        CheckDuplicate: true,
        Driver: 'bridge',
        Options: { 'com.docker.network.driver.mtu': '1400' },
      },
    ],
    [
      'POST /networks/create',
      {
        Name: 'a',
        IPAM: {
          Driver: 'default',
          Config: [{ Subnet: '10.1.0.0/16', Gateway: '10.1.0.1' }, { Subnet: 'fd00:1::/64' }],
        },
        ConfigFrom: null,
      },
    ],
    [
      'POST /volumes/create',
      { Name: 'a', DriverOpts: { type: 'tmpfs', device: 'tmpfs', o: 'size=100m,uid=1000,noexec' } },
    ],
    ['POST /volumes/create', { DriverOpts: null, Labels: null }],
    ['POST /build?t=a&t=b&networkmode=default&labels=%7B%7D&version=2&session=a'],
    ['POST /auth', { username: 'a', password: 'b', serveraddress: 'c' }],
  ])('%s', (line, body = null) => {
    expect(seen(judged(line, body))).toEqual([])
  })
})

test.each<[line: string, body: unknown, references: readonly string[]]>([
  ['GET /containers/ab/json', null, ['container ab own']],
  ['POST /exec/ab/start', {}, ['exec ab own']],
  ['GET /networks/bridge', null, ['network bridge readable']],
  ['DELETE /networks/bridge', null, ['network bridge own']],
  ['POST /networks/a/connect', { Container: 'b' }, ['network a own-or-built-in', 'container b own']],
  [
    'POST /networks/a/disconnect',
    { Container: 'b', Force: true },
    ['network a own-or-built-in', 'container b own'],
  ],
  ['POST /volumes/create', { Name: 'a' }, ['volume a own-or-missing']],
  ['DELETE /volumes/a', null, ['volume a own']],
  ['DELETE /images/a/b:1', null, ['image a/b:1 new']],
  ['GET /images/a/json', null, []],
  ['POST /build?networkmode=container:a', null, ['container a own']],
])('%s names %j', (line, body, references) => {
  expect(judged(line, body).references.map(({ kind, name, must }) => `${kind} ${name} ${must}`)).toEqual(
    references,
  )
})

test.each<[line: string, filters: string]>([
  ['GET /containers/json?all=1', owned()],
  ['GET /containers/json?filters=%7B%22label%22%3A%5B%22a%3Db%22%5D%7D', owned('a=b')],
  ['GET /events?filters=%7B%22label%22%3A%7B%22a%22%3Atrue%7D%7D', owned('a')],
  ['GET /volumes?filters=', owned()],
  ['GET /volumes?filters=null', owned()],
  ['POST /containers/prune', owned()],
  ['POST /networks/prune', owned()],
  ['POST /volumes/prune', owned()],
  ['POST /images/prune', owned()],
])('%s is filtered', (line, filters) => {
  expect(judged(line).forward.call.query.get('filters')).toEqual([filters])
  expect(judged(line, null, { mode: 'audit' }).forward.call.query.get('filters')).not.toEqual([filters])
})

test('other filters stay', () => {
  const [text = ''] =
    judged('GET /containers/json?filters=%7B%22status%22%3A%5B%22a%22%5D%7D').forward.call.query.get(
      'filters',
    ) ?? []
  expect(JSON.parse(text)).toEqual({ status: { a: true }, label: { 'berth.token=cafe': true } })
})

test('an open rule shows all in lists, and removes no more', () => {
  const allow = ['foreign-container', 'foreign-volume'] as const
  expect(judged('GET /containers/json', null, { allow }).forward.call.query.size).toBe(0)
  expect(judged('POST /containers/prune', null, { allow }).forward.call.query.get('filters')).toEqual([
    owned(),
  ])
  expect(judged('GET /containers/ab/json', null, { allow }).references).toEqual([])
})

test('the build cache stays, and the answer has the form of the daemon', () => {
  expect(judged('POST /build/prune?all=1').answer).toMatchObject({ status: 200 })
  expect(judged('POST /build/prune', null, { allow: ['shared-build-cache'] }).answer).toBeNull()
  expect(judged('POST /build/prune', null, { mode: 'audit' }).answer).toBeNull()
})

test.each<[line: string, status: number, message: RegExp]>([
  ['GET /containers/alpine:3/json', 404, /^No such container: alpine:3$/],
  ['GET /containers/localhost:5000/a/b:1/json', 404, /^No such container: localhost:5000\/a\/b:1$/],
  ['GET /networks/a:1', 404, /^No such network: a:1$/],
  ['GET /volumes/a/b', 404, /^No such volume: a\/b$/],
  ['GET /services/a:1', 503, /^This node is not a swarm manager/],
  ['GET /tasks', 503, /^This node is not a swarm manager/],
])('docker inspect goes on to the next kind of object: %s', (line, status, message) => {
  const judgement = judged(line)
  expect(seen(judgement)).toEqual([])
  expect(judgement.answer?.status).toBe(status)
  expect(JSON.parse(writeJson(judgement.answer?.body ?? null)).message).toMatch(message)
  expect(judged(line, null, { mode: 'audit' }).answer).toBeNull()
})

test('networks and volumes get the labels', () => {
  const Labels = { 'berth.run': '7', 'berth.token': 'cafe' }
  expect(sent(judged('POST /networks/create', { Name: 'a', Labels: null }))).toEqual({ Name: 'a', Labels })
  expect(sent(judged('POST /volumes/create', {}, { mode: 'audit' }))).toEqual({ Labels })
})

test('a body that an endpoint ignores is not forwarded', () => {
  expect(sent(judged('POST /containers/ab/start', { Privileged: true }))).toBeNull()
})

test('a refused body is forwarded in audit', () => {
  expect(sent(judged('POST /swarm/init', { ListenAddr: 'a' }, { mode: 'audit' }))).toEqual({
    ListenAddr: 'a',
  })
})

test('fields of the body in the query, which dockerode sends, do not reach the daemon', () => {
  const line = 'POST /containers/create?name=a&Image=b&Cmd=c&Cmd=d&HostConfig=e'
  const judgement = judged(line, { name: 'a', Image: 'b', Cmd: ['c', 'd'] })
  expect(seen(judgement)).toEqual([])
  expect([...judgement.forward.call.query]).toEqual([['name', ['a']]])
})
