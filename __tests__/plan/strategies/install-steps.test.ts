import { describe, expect, test } from '@jest/globals'
import { choosePlan } from '../../../src/plan/choose-plan.ts'
import type { Installation } from '../../../src/plan/plan.ts'
import { installObstacles } from '../../../src/plan/strategies/install-steps.ts'
import { makeObserved, type ObservedDifferences, unseen } from '../../make-facts.ts'
import { kindsOf, makeSituation, stepOf } from '../make-situation.ts'

const release = {
  repository: 'docker/buildx',
  version: '0.36.1',
  asset: 'buildx-v0.36.1.linux-amd64',
  sha256: 'a',
} as const
const fromRelease: Installation = { from: 'release', release }
const reference = 'https://github.com/docker/buildx.git#master'
const temp = '/home/runner/work/_temp/berth-a1b2c3d4'

const situationOf = (
  installation: Installation | null,
  request: Parameters<typeof makeSituation>[0] = { mode: 'socket' },
  observed: ObservedDifferences = {},
) => ({ ...makeSituation(request, observed), installation })
const planOf = (...given: Parameters<typeof situationOf>) => choosePlan(situationOf(...given))

test('without an installation, the Buildx of the runner is used', () => {
  const plan = planOf(null)
  expect(kindsOf(plan)).not.toContain('install-buildx')
  expect(stepOf(plan, 'create-builder').buildx.program).toBe('/usr/libexec/docker/cli-plugins/docker-buildx')
})

describe('a release', () => {
  test('is installed in a directory of the job, and the builder is made with it', () => {
    const plan = planOf(fromRelease, { mode: 'socket', githubToken: 'secret' })
    expect(stepOf(plan, 'install-buildx')).toEqual({
      kind: 'install-buildx',
      folder: `${temp}-bin`,
      program: `${temp}-bin/docker-buildx`,
      onPath: false,
      release,
      keep: true,
      secret: { githubToken: 'secret' },
    })
    const { program, environment } = stepOf(plan, 'create-builder').buildx
    expect(program).toBe(`${temp}-bin/docker-buildx`)
    expect(environment).toEqual({ DOCKER_CONFIG: `${temp}-client`, BUILDX_CONFIG: `${temp}-buildx` })
  })

  test("is found by later steps through a copy of the user's configuration", () => {
    const plan = planOf(fromRelease)
    expect(stepOf(plan, 'create-client-configuration')).toEqual({
      kind: 'create-client-configuration',
      directory: `${temp}-client`,
      from: '/home/runner/.docker',
      context: null,
      buildxPlugin: `${temp}-bin/docker-buildx`,
    })
    expect(stepOf(plan, 'export-environment').variables).toMatchObject({ DOCKER_CONFIG: `${temp}-client` })
  })

  test('is on PATH without a Docker CLI', () => {
    const plan = planOf(fromRelease, { mode: 'socket' }, { clients: [] })
    expect(stepOf(plan, 'install-buildx').onPath).toBe(true)
    expect(kindsOf(plan)).not.toContain('create-client-configuration')
    expect(kindsOf(plan)).toContain('create-builder')
    expect(stepOf(plan, 'export-environment').variables).not.toHaveProperty('DOCKER_CONFIG')
  })

  test('is in the configuration that points to a job daemon', () => {
    const plan = planOf(fromRelease, { mode: 'dind', exportWay: 'docker-config' })
    const configuration = stepOf(plan, 'create-client-configuration')
    expect(configuration).toMatchObject({
      buildxPlugin: `${temp}-bin/docker-buildx`,
      context: { name: 'berth' },
    })
    expect(stepOf(plan, 'export-environment').variables['DOCKER_CONFIG']).toBe(configuration.directory)
  })

  test('is beside DOCKER_HOST of a job daemon', () => {
    const plan = planOf(fromRelease, { mode: 'dind', exportWay: 'docker-host' })
    expect(stepOf(plan, 'create-client-configuration')).toMatchObject({
      buildxPlugin: `${temp}-bin/docker-buildx`,
      context: null,
    })
    expect(Object.keys(stepOf(plan, 'export-environment').variables)).toEqual(
      expect.arrayContaining(['DOCKER_HOST', 'DOCKER_CONFIG', 'BUILDX_CONFIG']),
    )
  })

  test('serves a builder elsewhere, without any daemon', () => {
    const request = { driver: 'remote', endpoint: 'tcp://buildkit.example:1234' } as const
    const plan = planOf(fromRelease, request, { clients: [], engine: unseen('none') })
    expect(kindsOf(plan)).toContain('install-buildx')
    expect(stepOf(plan, 'connect-builder').buildx.program).toBe(`${temp}-bin/docker-buildx`)
  })
})

describe('a git reference', () => {
  test('is built by the Buildx of the runner, with the embedded BuildKit', () => {
    const plan = planOf({ from: 'source', reference, builtBy: '/usr/bin/docker-buildx' })
    expect(kindsOf(plan)).not.toContain('install-buildx')
    expect(stepOf(plan, 'build-buildx')).toMatchObject({
      folder: `${temp}-bin`,
      builtBy: '/usr/bin/docker-buildx',
      builder: 'default',
    })
  })

  test('is built by a release on a runner without Buildx', () => {
    const plan = planOf({ from: 'source', reference, builtBy: release })
    expect(stepOf(plan, 'install-buildx')).toMatchObject({ folder: `${temp}-bin-builder`, onPath: false })
    expect(stepOf(plan, 'build-buildx').builtBy).toBe(`${temp}-bin-builder/docker-buildx`)
  })

  test.each([
    ['no daemon', unseen('none')],
    ['Podman', { product: 'podman' } as const],
  ])('cannot be built with %s', (_, engine) => {
    const installation: Installation = { from: 'source', reference, builtBy: '/usr/bin/docker-buildx' }
    expect(installObstacles(situationOf(installation, {}, { engine }))).toEqual([
      expect.stringContaining('which the BuildKit of a Docker daemon builds'),
    ])
  })
})

test('a configuration that cannot be read is an obstacle, because its logins would be lost', () => {
  const observed = { clientConfiguration: unseen('EACCES') }
  expect(installObstacles(situationOf(fromRelease, {}, observed))).toEqual([
    expect.stringContaining('Registry logins would be lost'),
  ])
  expect(installObstacles(situationOf(null, {}, observed))).toEqual([])
})

test('the healthy machine has both a Docker CLI and Buildx', () => {
  const { clients } = makeObserved()
  expect(clients.status === 'seen' && clients.value.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['docker', 'buildx']),
  )
})
