import { describe, expect, test } from '@jest/globals'
import { choosePlan } from '../../../src/plan/choose-plan.ts'
import type { Request } from '../../../src/plan/request.ts'
import { neededSteps } from '../../../src/plan/step-order.ts'
import type { ObservedDifferences } from '../../make-facts.ts'
import { kindsOf, makeSituation, stepOf } from '../make-situation.ts'

const planOf = (request: Partial<Request>, observed: ObservedDifferences = {}) =>
  choosePlan(makeSituation({ mode: 'socket', driver: 'docker', guard: 'enforce', ...request }, observed))
const directory = '/home/runner/work/_temp/berth-a1b2c3d4-companion'
const host = `unix://${directory}/docker.sock`

test('later steps, the builder and the tests of Berth go through the guard', () => {
  const plan = planOf({ verify: 'full' })
  expect(stepOf(plan, 'export-environment').variables).toEqual({
    DOCKER_HOST: host,
    BUILDX_CONFIG: '/home/runner/work/_temp/berth-a1b2c3d4-buildx',
    TESTCONTAINERS_DOCKER_SOCKET_OVERRIDE: `${directory}/docker.sock`,
    TESTCONTAINERS_RYUK_CONTAINER_PRIVILEGED: 'false',
  })
  expect(stepOf(plan, 'prove-container')).toMatchObject({ host, isGuard: true })
  expect(stepOf(plan, 'prove-build')).toMatchObject({ host, isGuard: true })
  expect(stepOf(plan, 'use-embedded-builder').endpoint).toBe(host)
})

test('`audit` does not change what Testcontainers does', () => {
  const { variables } = stepOf(planOf({ guard: 'audit' }), 'export-environment')
  expect(variables).not.toHaveProperty('TESTCONTAINERS_RYUK_CONTAINER_PRIVILEGED')
})

test('each of them starts after the guard', () => {
  const { steps } = planOf({ verify: 'full' })
  const companion = steps.findIndex(({ kind }) => kind === 'start-companion')
  for (const kind of [
    'use-embedded-builder',
    'export-environment',
    'prove-container',
    'prove-build',
    'check-boundary',
  ])
    expect(
      neededSteps(
        steps,
        steps.findIndex((step) => step.kind === kind),
      ),
    ).toContain(companion)
})

test('what the job left is removed after the guard has ended: its step comes before', () => {
  const kinds = kindsOf(planOf({}))
  expect(kinds.indexOf('reap-leftovers')).toBeLessThan(kinds.indexOf('start-companion'))
  expect(stepOf(planOf({}), 'start-companion').labels).toMatchObject({
    'berth.token': 'a1b2c3d4',
    'berth.guard': 'enforce',
  })
})

test.each<[string, Partial<Request>]>([
  ['with `reap: false`', { reap: false }],
  ['in `dind`, whose daemon is removed', { mode: 'dind' }],
  ['without a guard', { guard: 'off' }],
])('nothing is reaped %s', (_, request) => {
  expect(kindsOf(planOf(request))).not.toContain('reap-leftovers')
})

test('in a container job of GitHub, a context points to the guard', () => {
  const networks = [`github_network_${'0f'.repeat(16)}`]
  const mounts = [
    { type: 'bind', source: '/srv/work', destination: '/home/runner/work', readOnly: false, volume: null },
  ]
  const plan = planOf({}, { ownContainer: { id: 'a1', image: 'node:24', mounts, networks } })
  const { variables } = stepOf(plan, 'export-environment')
  const client = '/home/runner/work/_temp/berth-a1b2c3d4-guard/client'
  expect(variables).toMatchObject({ DOCKER_CONFIG: client })
  expect(variables).not.toHaveProperty('DOCKER_HOST')
  expect(stepOf(plan, 'create-client-configuration')).toMatchObject({ context: { name: 'berth', host } })
  expect(stepOf(plan, 'use-embedded-builder').name).toBe('berth')
})

test('TLS variables for another daemon do not reach the socket of the guard', () => {
  const plan = planOf(
    { previousVariables: { DOCKER_TLS_VERIFY: '1' } },
    { endpoint: { host: 'tcp://engine.example:2376' } },
  )
  expect(stepOf(plan, 'export-environment').variables).toHaveProperty('DOCKER_TLS_VERIFY', '')
})

describe('the boundary is tested against', () => {
  test('the host daemon, and the usual sockets', () => {
    expect(stepOf(planOf({}), 'check-boundary')).toMatchObject({
      mode: 'enforce',
      guard: host,
      daemon: 'unix:///var/run/docker.sock',
      others: expect.arrayContaining(['unix:///run/docker.sock', 'unix:///run/containerd/containerd.sock']),
    })
  })

  test('the raw socket of the job daemon, and the host daemon', () => {
    expect(stepOf(planOf({ mode: 'dind' }), 'check-boundary')).toMatchObject({
      daemon: 'unix:///home/runner/work/berth-a1b2c3d4/docker.sock',
      others: expect.arrayContaining(['unix:///var/run/docker.sock']),
    })
  })
})
