import { expect, test } from '@jest/globals'
import { choosePlan } from '../../../src/plan/choose-plan.ts'
import { neededSteps } from '../../../src/plan/step-order.ts'
import { socketBound } from '../../../src/plan/strategies/socket.ts'
import { makeMount, unseen } from '../../make-facts.ts'
import { kindsOf, makeSituation, stepOf } from '../make-situation.ts'

/** What buildx knows of builders in this job. */
const folder = '/home/runner/work/_temp/berth-a1b2c3d4-buildx'

test('the plan of a healthy machine', () => {
  expect(choosePlan(makeSituation())).toMatchSnapshot()
})

test('`driver: docker` uses the embedded BuildKit and starts no container', () => {
  const plan = choosePlan(makeSituation({ driver: 'docker' }))
  expect(kindsOf(plan)).toEqual([
    'sweep-leftovers',
    'create-buildx-folder',
    'use-embedded-builder',
    'export-environment',
    'prove-container',
  ])
  expect(stepOf(plan, 'use-embedded-builder').name).toBe('default')
})

test('without Buildx and `driver`, builds use the embedded BuildKit, and the plan says so', () => {
  const plan = choosePlan(makeSituation({}, { clients: [] }))
  expect(stepOf(plan, 'use-embedded-builder')).toMatchObject({ name: 'default', buildx: null })
  expect(kindsOf(plan)).not.toContain('export-environment')
  expect(plan.because).toContain(
    'Buildx is not installed on this runner, so builds use the embedded BuildKit.',
  )
})

test.each([
  ['with `driver: docker`', 'docker' as const, undefined],
  ['without buildx', null, []],
])('Podman has no BuildKit: %s', (_, driver, clients) => {
  const observed = { engine: { product: 'podman' as const }, ...(clients && { clients }) }
  expect(() => choosePlan(makeSituation({ mode: 'socket', driver }, observed))).toThrow(
    'Podman has no embedded BuildKit',
  )
})

test('the embedded builder has the name of the context', () => {
  const endpoint = { context: 'team', source: 'docker context' as const, host: 'tcp://engine.example:2376' }
  const plan = choosePlan(makeSituation({ driver: 'docker' }, { endpoint }))
  expect(stepOf(plan, 'use-embedded-builder').name).toBe('team')
  expect(stepOf(plan, 'export-environment').variables).toEqual({ BUILDX_CONFIG: folder })
})

test('the builder has the requested name and platforms, and is kept as requested', () => {
  const request = { name: 'mine', keepState: true, cleanup: false }
  const platforms = ['linux/arm64']
  const plan = choosePlan(makeSituation({ ...request, platforms }))
  expect(stepOf(plan, 'create-builder')).toMatchObject({ ...request, nodes: [{ platforms }] })
  expect(stepOf(plan, 'export-environment').variables).toEqual({ BUILDX_CONFIG: folder })
})

test.each([
  ['the default of Buildx, if none is named', [], 'moby/buildkit:buildx-stable-1'],
  ['the one that `driver-opts` names', ['network=host', 'image=mirror/buildkit:1'], 'mirror/buildkit:1'],
])('the image of the builder is pulled: %s', (_, driverOptions, reference) => {
  expect(stepOf(choosePlan(makeSituation({ driverOptions })), 'obtain-image').reference).toBe(reference)
})

const more = {
  name: 'arm',
  endpoint: 'team',
  daemon: { host: 'tcp://arm.example:2376', certificates: { directory: '/certs', verify: true } },
  platforms: ['linux/arm64'],
  driverOptions: ['image=arm/buildkit:1'],
  buildkitdFlags: '--debug',
}

test('the nodes of `append` are on their own daemons, with their own image and settings', () => {
  const plan = choosePlan(makeSituation({ name: 'mine', append: [more] }))
  const { nodes, secret } = stepOf(plan, 'create-builder')
  const host = 'unix:///var/run/docker.sock'
  expect(nodes).toEqual([
    { name: 'mine0', endpoint: host, platforms: [], daemon: { host, certificates: null } },
    { name: 'arm', endpoint: 'team', platforms: more.platforms, daemon: more.daemon },
  ])
  expect(secret.settings).toEqual([
    { driverOptions: [], buildkitdFlags: '' },
    { driverOptions: more.driverOptions, buildkitdFlags: '--debug' },
  ])
  expect(plan.steps.filter(({ kind }) => kind === 'obtain-image')).toEqual([
    expect.not.objectContaining({ daemon: expect.anything() }),
    expect.objectContaining({ reference: 'arm/buildkit:1', daemon: more.daemon }),
  ])
})

test('the first node is where `endpoint` is', () => {
  const { endpoint, daemon } = more
  const [node] = stepOf(choosePlan(makeSituation({ endpoint, daemon })), 'create-builder').nodes
  expect(node).toMatchObject({ endpoint, daemon })
})

test('the first node is on the daemon of the selected context, which has its certificates', () => {
  const { certificates } = more.daemon
  const endpoint = { context: 'team', host: 'tcp://arm.example:2376', source: 'docker context' as const }
  const plan = choosePlan(makeSituation({}, { endpoint: { ...endpoint, certificates } }))
  expect(stepOf(plan, 'create-builder').nodes).toMatchObject([
    { endpoint: 'team', daemon: { host: endpoint.host, certificates } },
  ])
})

test('a daemon over TLS that variables name gets a context for the builder, which is made first', () => {
  const endpoint = { host: 'tcp://docker.example:2376', source: 'DOCKER_HOST' as const }
  const certificates = { directory: '/certs', verify: true }
  const plan = choosePlan(makeSituation({}, { endpoint: { ...endpoint, certificates } }))
  const context = stepOf(plan, 'create-context')
  expect(context).toMatchObject({
    name: 'berth-1234567890-1-a1b2c3d4-daemon',
    daemon: { host: endpoint.host, certificates },
    cleanup: true,
  })
  expect(stepOf(plan, 'create-builder').nodes).toMatchObject([{ endpoint: context.name }])
  const [builder, made] = ['create-builder', 'create-context'].map((kind) =>
    kindsOf(plan).indexOf(kind as never),
  )
  expect(neededSteps(plan.steps, builder ?? -1)).toContain(made)
})

test.each([
  ['a rootless socket, which the CLI does not find by itself', 'rootless socket', true],
  ['the default socket', 'default socket', false],
  ['DOCKER_HOST, which is set already', 'DOCKER_HOST', false],
  ['a context', 'docker context', false],
] as const)('DOCKER_HOST is exported only if needed: %s', (_, source, exported) => {
  const plan = choosePlan(makeSituation({}, { endpoint: { source } }))
  expect('DOCKER_HOST' in stepOf(plan, 'export-environment').variables).toBe(exported)
  // The current builder is known by the engine that buildx finds: it must find that of later steps.
  expect('DOCKER_HOST' in stepOf(plan, 'create-builder').buildx.environment).toBe(exported)
})

test('the previous values of the variables are kept', () => {
  const previousVariables = { BUILDX_CONFIG: '/theirs', DOCKER_HOST: 'tcp://elsewhere' }
  const plan = choosePlan(makeSituation({ previousVariables }))
  expect(stepOf(plan, 'export-environment').previous).toEqual({ BUILDX_CONFIG: '/theirs' })
})

test('`verify: false` leaves out the tests', () => {
  expect(kindsOf(choosePlan(makeSituation({ verify: 'none' })))).toEqual([
    'sweep-leftovers',
    'obtain-image',
    'create-buildx-folder',
    'create-builder',
    'export-environment',
  ])
})

const workspace = '/__w/app/app'
const inContainer = (mounts: ReturnType<typeof makeMount>[]) => ({
  runner: { workspace },
  ownContainer: { id: 'f'.repeat(64), image: 'node:24', networks: [], mounts },
})

test.each([
  ['of a job container is translated', inContainer([makeMount()]), '/home/runner/work/app/app'],
  ['that no mount covers is not tested', inContainer([]), undefined],
  ['that is not set is not tested', { runner: { workspace: null } }, undefined],
  ['of a runner that could not be read is not tested', { runner: unseen() }, undefined],
  [
    'whose translation is unknown is tested at the same path',
    { ownContainer: unseen() },
    '/home/runner/work/app/app',
  ],
  [
    'is tested at the same path on another machine',
    { endpoint: { host: 'tcp://docker:2375', source: 'DOCKER_HOST' as const, context: null } },
    '/home/runner/work/app/app',
  ],
  ['of Windows is not tested', { runner: { workspace: 'D:\\a\\app' }, ownContainer: unseen() }, undefined],
])('a workspace %s', (_, observed, source) => {
  const proof = stepOf(choosePlan(makeSituation({ mode: 'socket' }, observed)), 'prove-container')
  expect(proof.workspace?.source).toBe(source)
})

test('the reason names the engine, if it could be read', () => {
  expect(choosePlan(makeSituation()).because[1]).toBe(
    'docker 28.0.4 answers at unix:///var/run/docker.sock (default socket).',
  )
})

test('Podman can be used with a builder in a container', () => {
  const plan = choosePlan(makeSituation({ mode: 'socket' }, { engine: { product: 'podman' } }))
  expect(kindsOf(plan)).toContain('create-builder')
})

test.each([
  ['dind-image', { dindImageAsked: true }],
  ['privilege', { privilege: 'capabilities' as const }],
  ['daemon-config', { daemonConfiguration: { debug: true } }],
])('`%s` keeps `mode: auto` from the host daemon, and is named', (input, request) => {
  expect(socketBound.obstacles(makeSituation(request))).toEqual([expect.stringContaining(`\`${input}\``)])
  expect(socketBound.obstacles(makeSituation({ ...request, mode: 'socket' }))).toEqual([])
})

test('a runner without buildx is named as the reason only if no driver is asked for', () => {
  const reasons = (driver: 'docker' | null) =>
    choosePlan(makeSituation({ mode: 'socket', driver }, { clients: [] })).because
  expect(reasons(null)).toHaveLength(reasons('docker').length + 1)
})
