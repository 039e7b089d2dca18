import { describe, expect, test } from '@jest/globals'
import { choosePlan } from '../../../src/plan/choose-plan.ts'
import { nothingInherited } from '../../../src/plan/inherit/inherited.ts'
import type { LaunchDaemon } from '../../../src/plan/plan.ts'
import type { Request } from '../../../src/plan/request.ts'
import { dockerInDocker } from '../../../src/plan/strategies/dind.ts'
import { makeMount, type ObservedDifferences, unseen } from '../../make-facts.ts'
import { kindsOf, makeFinding, makeSituation, stepOf } from '../make-situation.ts'

const gibibyte = 1024 ** 3

const planOf = (request: Partial<Request> = {}, observed: ObservedDifferences = {}) =>
  choosePlan(makeSituation({ mode: 'dind', ...request }, observed))
const launchOf = (request: Partial<Request> = {}, observed: ObservedDifferences = {}) =>
  stepOf(planOf(request, observed), 'launch-daemon')

test('the plan of a healthy machine', () => {
  expect(planOf()).toMatchSnapshot()
})

test.each([
  ['a finding rules out `socket`', {}, [makeFinding()], /^Findings rule out `socket`/],
  ['an input requests it', { dindImageAsked: true }, [], /^An input needs a separate daemon/],
])('the reason blames the host daemon only for findings: %s', (_, request, findings, sentence) => {
  expect(choosePlan(makeSituation(request, {}, findings)).because[0]).toMatch(sentence)
})

describe('the daemon', () => {
  test.each<[string, Partial<Request>, ObservedDifferences, Partial<LaunchDaemon>]>([
    [
      'has the strongest tier first, and never all privileges',
      {},
      {},
      { privileges: ['user-namespace', 'capabilities'] },
    ],
    [
      'has capabilities if the input names them',
      { privilege: 'capabilities' },
      {},
      { privileges: ['capabilities'] },
    ],
    [
      'is privileged only if the input says so',
      { privilege: 'privileged' },
      {},
      { privileges: ['privileged'] },
    ],
    ['gets three quarters of the machine’s memory', {}, {}, { memory: 12 * gibibyte }],
    [
      'gets three quarters of the job’s limit, if that is lower',
      {},
      { cgroup: { memoryLimit: 4 * gibibyte } },
      { memory: 3 * gibibyte },
    ],
    [
      'gets three quarters of the engine’s memory, which is lower than the limit',
      {},
      { cgroup: { memoryLimit: 64 * gibibyte } },
      { memory: 12 * gibibyte },
    ],
    [
      'gets three quarters of the engine’s memory, if the limit could not be read',
      {},
      { cgroup: unseen() },
      { memory: 12 * gibibyte },
    ],
    ['gets whole bytes', {}, { cgroup: { memoryLimit: 4 * gibibyte + 1 } }, { memory: 3 * gibibyte }],
    ['gets the requested memory', { memory: gibibyte }, {}, { memory: gibibyte }],
    ['has the MTU of the default route', {}, { network: { defaultMtu: 1400 } }, { mtu: 1400 }],
    ['has no jumbo frames', {}, { network: { defaultMtu: 9001 } }, { mtu: 1500 }],
    ['has the MTU of Ethernet without a default route', {}, { network: { defaultMtu: null } }, { mtu: 1500 }],
    ['has a volume', {}, {}, { dataRoot: { kind: 'volume', name: 'berth-1234567890-1-a1b2c3d4-data' } }],
    [
      'has half of its memory for a tmpfs without a size',
      { storage: { place: 'tmpfs', bytes: null }, memory: 2 * gibibyte },
      {},
      { dataRoot: { kind: 'tmpfs', name: 'berth-1234567890-1-a1b2c3d4-data', bytes: gibibyte } },
    ],
    [
      'has a disk of the requested size',
      { storage: { place: 'loop', bytes: 20 * gibibyte } },
      {},
      {
        disk: {
          container: 'berth-1234567890-1-a1b2c3d4-disk',
          volume: 'berth-1234567890-1-a1b2c3d4-loop',
          bytes: 20 * gibibyte,
        },
      },
    ],
    [
      'has the first free addresses',
      {},
      {},
      { bridgeAddress: '172.30.0.1/24', addressPool: '172.30.128.0/17' },
    ],
    [
      'gets a subnet without the address of a proxy',
      {},
      { remotes: [{ source: 'HTTPS_PROXY', host: 'proxy.corp.example', addresses: ['172.30.8.20'] }] },
      { bridgeAddress: '172.29.0.1/24' },
    ],
    [
      'uses the registry mirrors of the host',
      {},
      { engine: { registryMirrors: ['https://mirror.example'] } },
      { inherited: { ...nothingInherited, mirrors: ['https://mirror.example'] } },
    ],
    ['lets the job’s group use its socket', {}, { ownProcess: { gid: 121 } }, { socketGroup: 121 }],
    [
      'fits a host with AppArmor',
      {},
      {},
      { host: { appArmor: true, seLinux: false, userNamespaceRemap: false } },
    ],
    [
      'fits a host with SELinux',
      {},
      { engine: { securityOptions: ['name=selinux'] } },
      { host: { appArmor: false, seLinux: true, userNamespaceRemap: false } },
    ],
    [
      'fits a host without AppArmor that remaps users',
      {},
      { engine: { securityOptions: [], userNamespaceRemap: true } },
      { host: { appArmor: false, seLinux: false, userNamespaceRemap: true } },
    ],
    [
      'has the requested image, limit and deadline',
      { dindImage: 'mirror/docker:dind', pidsLimit: 500, startDeadline: 7_000 },
      {},
      { image: 'mirror/docker:dind', pidsLimit: 500, deadline: 7_000 },
    ],
  ])('%s', (_, request, observed, expected) => {
    expect(launchOf(request, observed)).toMatchObject(expected)
  })
})

test('the binds include the socket, at the same path for the job and the daemon', () => {
  const { socket, binds } = launchOf()
  expect(binds.some(({ destination }) => socket.startsWith(`${destination}/`))).toBe(true)
})

describe('the builder', () => {
  test('is the embedded BuildKit', () => {
    const plan = planOf()
    const { host } = stepOf(plan, 'prove-container')
    expect(stepOf(plan, 'use-embedded-builder')).toMatchObject({ name: 'default', endpoint: host })
  })

  test('is the embedded BuildKit, also without Buildx', () => {
    expect(stepOf(planOf({}, { clients: [] }), 'use-embedded-builder').buildx).toBeNull()
  })

  test('is a container on the daemon, if requested and allowed', () => {
    const plan = planOf({ driver: 'docker-container', privilege: 'privileged' })
    const { socket } = stepOf(plan, 'launch-daemon')
    expect(stepOf(plan, 'create-builder').nodes).toMatchObject([{ endpoint: `unix://${socket}` }])
    expect(kindsOf(plan).indexOf('create-builder')).toBeGreaterThan(kindsOf(plan).indexOf('launch-daemon'))
  })
})

test('later steps get the variables of the daemon, and the previous values are kept', () => {
  const { variables, addressVariables, previous } = stepOf(planOf(), 'export-environment')
  const socket = '/home/runner/work/_temp/berth-a1b2c3d4/docker.sock'
  expect(variables).toEqual({
    DOCKER_HOST: `unix://${socket}`,
    BUILDX_CONFIG: '/home/runner/work/_temp/berth-a1b2c3d4-buildx',
    TESTCONTAINERS_DOCKER_SOCKET_OVERRIDE: socket,
  })
  expect(Object.keys(previous).toSorted()).toEqual(
    [...Object.keys(variables), ...addressVariables].toSorted(),
  )
})

test('the test uses the daemon of later steps, and looks for its process', () => {
  const plan = planOf()
  const { socket, container } = stepOf(plan, 'launch-daemon')
  expect(stepOf(plan, 'prove-container')).toMatchObject({
    host: `unix://${socket}`,
    workspace: { source: '/home/runner/work/app/app', destination: '/home/runner/work/app/app' },
  })
  expect(stepOf(plan, 'prove-daemon')).toEqual({
    kind: 'prove-daemon',
    container,
    ownNamespaces: expect.objectContaining({ net: expect.any(Number) }),
  })
})

test('without a workspace the test container mounts nothing', () => {
  expect(stepOf(planOf({}, { runner: { workspace: null } }), 'prove-container').workspace).toBeNull()
})

test('`verify: false` leaves out the test, and still looks for the job daemon', () => {
  expect(kindsOf(planOf({ verify: 'none' }))).not.toContain('prove-container')
  expect(kindsOf(planOf({ verify: 'none' }))).toContain('prove-daemon')
})

test('every resource has the labels of the job and a name unique to this use', () => {
  const made = planOf().steps.filter((step) => 'labels' in step)
  expect(made.map(({ kind }) => kind)).toEqual([
    'create-volume',
    'launch-daemon',
    'start-companion',
    'prove-container',
  ])
  for (const { labels } of made) expect(labels['berth.token']).toBe('a1b2c3d4')
  const other = choosePlan({
    ...makeSituation({ mode: 'dind' }),
    request: {
      ...makeSituation({ mode: 'dind' }).request,
      job: { ...makeSituation().request.job, token: 'ffffffff' },
    },
  })
  const namesOf = (plan: typeof other) => {
    const { container, dataRoot, socket } = stepOf(plan, 'launch-daemon')
    return [container, dataRoot.name, socket, stepOf(plan, 'prove-container').name]
  }
  expect(new Set([...namesOf(planOf()), ...namesOf(other)]).size).toBe(8)
})

test.each<[string, ObservedDifferences, boolean]>([
  ['a daemon on the same machine', {}, true],
  [
    'a rootless daemon, whose bridges are in another network namespace',
    { engine: { rootless: true } },
    false,
  ],
  ['a daemon that is not among the visible processes', { daemons: unseen() }, false],
])('a published port that the job cannot reach fails the test: %s', (_, observed, expected) => {
  const plan = choosePlan(makeSituation({ mode: 'dind' }, observed))
  expect(stepOf(plan, 'prove-container').ports.certain).toBe(expected)
})

test('a sidecar in the pod of the job is an obstacle', () => {
  const observed: ObservedDifferences = {
    runner: { inContainer: true },
    machine: { hostname: 'pod-1' },
    engine: { name: 'pod-1' },
    network: { interfaces: [{ name: 'docker0', mtu: 1500, up: false, addresses: [] }] },
    ownContainer: unseen('the daemon does not know it'),
  }
  expect(dockerInDocker.obstacles(makeSituation({ mode: 'dind' }, observed))).toEqual([
    expect.stringMatching(/sidecar in the job's pod.*Use `mode: socket`\.$/),
  ])
})

test.each<[string, ObservedDifferences, RegExp | null]>([
  ['an engine at an address', { endpoint: { host: 'tcp://192.0.2.7:2376' } }, /tcp:\/\/192\.0\.2\.7:2376/],
  ['an engine at a socket', {}, null],
])('%s can be another machine', (_, observed, reason) => {
  const obstacles = dockerInDocker.obstacles(makeSituation({ mode: 'dind' }, observed))
  expect(obstacles).toEqual(reason ? [expect.stringMatching(reason)] : [])
})

test('what keeps later steps from the daemon is an obstacle', () => {
  const ownContainer = {
    id: 'a1',
    image: 'node:24',
    mounts: [makeMount({ source: '/srv/_work', destination: '/home/runner/work' })],
    networks: [`github_network_${'0f'.repeat(16)}`],
  }
  const obstacles = (exportWay: Request['exportWay']) =>
    dockerInDocker.obstacles(makeSituation({ mode: 'dind', exportWay }, { ownContainer }))
  expect(obstacles('auto')).toEqual([])
  expect(obstacles('docker-host')).toEqual([expect.stringContaining('`docker exec`')])
})

test('without RUNNER_TEMP there are no steps', () => {
  expect(dockerInDocker.steps(makeSituation({ mode: 'dind' }, { runner: { temp: null } }))).toEqual([])
})

test('from a container, a published port that is not reached may be the fault of the path to it', () => {
  const ownContainer = {
    id: 'a1',
    image: 'node:24',
    mounts: [makeMount({ source: '/home/runner/work', destination: '/home/runner/work' })],
    networks: ['act-network'],
  }
  expect(stepOf(planOf({}, { ownContainer }), 'prove-container').ports.certain).toBe(false)
})

test('a workspace on no mount of the job’s container is not bound', () => {
  const ownContainer = {
    id: 'a1',
    image: 'node:24',
    mounts: [makeMount({ source: '/home/runner/work/_temp', destination: '/home/runner/work/_temp' })],
    networks: ['act-network'],
  }
  expect(stepOf(planOf({}, { ownContainer }), 'prove-container').workspace).toBeNull()
})

test('namespaces that could not be seen are not compared', () => {
  expect(stepOf(planOf({}, { ownNamespaces: unseen() }), 'prove-daemon').ownNamespaces).toBeNull()
})
