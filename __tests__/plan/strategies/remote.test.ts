import { describe, expect, test } from '@jest/globals'
import { choosePlan } from '../../../src/plan/choose-plan.ts'
import { recordedPlan } from '../../../src/plan/recorded.ts'
import { unseen } from '../../make-facts.ts'
import { kindsOf, makeFinding, makeSituation, stepOf } from '../make-situation.ts'

const asked = { driver: 'remote', endpoint: 'tcp://buildkit.example:1234' } as const
const withoutEngine = {
  endpoint: unseen('no socket'),
  engine: unseen('no socket'),
} as const

test('a builder elsewhere needs no daemon on this runner', () => {
  const plan = choosePlan(makeSituation(asked, withoutEngine))
  expect(plan.strategy).toBe('remote')
  expect(kindsOf(plan)).toEqual([
    'check-nodes',
    'create-buildx-folder',
    'connect-builder',
    'export-environment',
    'prove-nodes',
  ])
  expect(plan.because).toEqual(['`driver: remote` builds with a BuildKit that runs already.'])
})

test('the builder has the nodes of the inputs, each with its settings', () => {
  const node = { name: 'arm', endpoint: 'tcp://arm.example:1234', platforms: ['linux/arm64'] }
  const append = [{ ...node, daemon: null, driverOptions: ['cacert=/ca.pem'], buildkitdFlags: '' }]
  const plan = choosePlan(makeSituation({ ...asked, name: 'shared', append }))
  expect(stepOf(plan, 'connect-builder')).toMatchObject({
    driver: 'remote',
    name: 'shared',
    nodes: [{ name: null, endpoint: asked.endpoint, platforms: [] }, node],
    secret: { settings: [{ driverOptions: [] }, { driverOptions: ['cacert=/ca.pem'] }] },
  })
})

test('`driver: kubernetes` creates a builder with the labels of the job', () => {
  const plan = choosePlan(makeSituation({ driver: 'kubernetes' }))
  expect(stepOf(plan, 'create-kubernetes-builder').labels).toMatchObject({ 'berth.token': 'a1b2c3d4' })
})

test('later steps find the builder by a variable, and keep their daemon', () => {
  const plan = choosePlan(makeSituation(asked))
  expect(Object.keys(stepOf(plan, 'export-environment').variables)).toEqual(['BUILDX_CONFIG'])
})

test('findings about the daemon of this runner do not rule it out', () => {
  const finding = makeFinding({ severity: 'error', rulesOut: ['socket', 'dind'] })
  const plan = choosePlan(makeSituation(asked, {}, [finding]))
  expect(plan.strategy).toBe('remote')
  expect(plan.rejected.map(({ strategy }) => strategy)).toEqual(['socket', 'dind'])
})

describe('it is not possible', () => {
  test('without Buildx, and the error is about nothing else', () => {
    expect(() => choosePlan(makeSituation(asked, { ...withoutEngine, clients: [] }))).toThrow(
      'Docker cannot be set up on this runner. `remote`: Buildx is not installed on this runner, but `driver: remote` needs it. Install the package docker-buildx-plugin.',
    )
  })

  test('without the driver of a builder elsewhere', () => {
    expect(() => choosePlan(makeSituation({ mode: 'remote' }))).toThrow('No builder elsewhere is named')
  })

  test.each(['socket', 'dind'] as const)('as %s', (mode) => {
    expect(() => choosePlan(makeSituation({ ...asked, mode }))).toThrow('builds elsewhere')
  })
})

test('with `verify: false` no build runs', () => {
  const plan = choosePlan(makeSituation({ ...asked, verify: 'none' }))
  expect(kindsOf(plan)).not.toContain('prove-nodes')
})

test('certificates are checked and used, and are not recorded', () => {
  const certificates = [{ authority: 'CA', certificate: 'CERT', key: 'KEY' }]
  const plan = choosePlan(makeSituation({ ...asked, certificates }))
  expect(stepOf(plan, 'check-nodes').secret.certificates).toEqual(certificates)
  expect(stepOf(plan, 'connect-builder').secret.certificates).toEqual(certificates)
  expect(JSON.stringify(recordedPlan(plan))).not.toMatch(/CERT|KEY/)
})

test('Berth connects to no address of Docker Build Cloud', () => {
  const plan = choosePlan(makeSituation({ driver: 'cloud', endpoint: 'acme/default' }))
  expect(kindsOf(plan)).not.toContain('check-nodes')
})
