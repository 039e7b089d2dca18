import { describe, expect, test } from '@jest/globals'
import { choosePlan } from '../../../src/plan/choose-plan.ts'
import { pointAt, pointingObstacles } from '../../../src/plan/strategies/point-at.ts'
import { makeMount, unseen } from '../../make-facts.ts'
import { kindsOf, makeSituation } from '../make-situation.ts'

const host = 'unix:///__w/_temp/berth-a1b2c3d4/docker.sock'
const directory = '/__w/_temp/berth-a1b2c3d4'
const ofGitHub = { id: 'a1', image: 'node:24', mounts: [], networks: [`github_network_${'0f'.repeat(16)}`] }
const ofAct = { ...ofGitHub, networks: ['act-network'] }

test.each([
  ['a job on the machine', null],
  ['a container that the runner enters by the API', ofAct],
])('%s gets DOCKER_HOST, which every program reads', (_, ownContainer) => {
  expect(pointAt(host, directory, makeSituation({}, { ownContainer }))).toEqual({
    steps: [],
    variables: { DOCKER_HOST: host },
    context: 'default',
  })
})

test('a container that the runner enters with its CLI gets a context, which that CLI does not find', () => {
  const { steps, variables, context } = pointAt(
    host,
    directory,
    makeSituation({}, { ownContainer: ofGitHub }),
  )
  expect(variables).toEqual({ DOCKER_CONFIG: `${directory}/client` })
  expect(context).toBe('berth')
  expect(steps).toEqual([
    {
      kind: 'create-client-configuration',
      directory: `${directory}/client`,
      from: '/home/runner/.docker',
      context: { name: 'berth', host },
      buildxPlugin: null,
    },
  ])
})

test('variables that override the context are emptied', () => {
  const previousVariables = {
    DOCKER_HOST: 'unix:///var/run/docker.sock',
    DOCKER_CONTEXT: '',
    BUILDX_BUILDER: 'x',
  }
  const { variables } = pointAt(
    host,
    directory,
    makeSituation({ previousVariables }, { ownContainer: ofGitHub }),
  )
  expect(variables).toEqual({ DOCKER_CONFIG: `${directory}/client`, DOCKER_HOST: '' })
})

test.each([
  ['docker-config', null, ['DOCKER_CONFIG']],
  ['docker-host', null, ['DOCKER_HOST']],
  ['docker-config', ofAct, ['DOCKER_CONFIG']],
  ['docker-host', ofAct, ['DOCKER_HOST']],
] as const)(
  '`export: %s` is used on the machine and in containers of other runners',
  (exportWay, ownContainer, names) => {
    const situation = makeSituation({ exportWay }, { ownContainer })
    expect(Object.keys(pointAt(host, directory, situation).variables)).toEqual(names)
    expect(pointingObstacles(situation)).toEqual([])
  },
)

describe('obstacles', () => {
  test('logins that cannot be read, if they would be lost', () => {
    const clientConfiguration = unseen('it is no JSON')
    const obstaclesIn = (ownContainer: typeof ofGitHub) =>
      pointingObstacles(makeSituation({}, { ownContainer, clientConfiguration }))
    expect(obstaclesIn(ofAct)).toEqual([])
    expect(obstaclesIn(ofGitHub)).toEqual([expect.stringContaining('it is no JSON')])
  })

  test('DOCKER_HOST, if the CLI of the runner would obey it', () => {
    expect(
      pointingObstacles(makeSituation({ exportWay: 'docker-host' }, { ownContainer: ofGitHub })),
    ).toEqual([expect.stringContaining('`docker exec`')])
  })

  test('a runner with the same path on its machine', () => {
    const mounts = [makeMount({ source: '/__w', destination: '/__w' })]
    const runner = { temp: '/__w/_temp' }
    expect(pointingObstacles(makeSituation({}, { ownContainer: { ...ofGitHub, mounts }, runner }))).toEqual([
      expect.stringContaining('at the same path'),
    ])
    const elsewhere = [makeMount({ source: '/home/runner/_work', destination: '/__w' })]
    expect(
      pointingObstacles(makeSituation({}, { ownContainer: { ...ofGitHub, mounts: elsewhere }, runner })),
    ).toEqual([])
  })
})

test('`export: none` sets no variable in either mode, and creates no builder that later steps cannot find', () => {
  for (const mode of ['socket', 'dind'] as const) {
    const plan = choosePlan(makeSituation({ mode, exportWay: 'none' }))
    expect(kindsOf(plan)).not.toContain('export-environment')
    expect(kindsOf(plan)).not.toContain('create-builder')
  }
})

test.each([
  ['container', { ownContainer: unseen() }],
  ['runner', { runner: unseen(), ownContainer: ofGitHub }],
])('a %s that could not be seen keeps nobody from being pointed', (_, observed) => {
  const situation = makeSituation({}, observed)
  expect(pointingObstacles(situation)).toEqual([])
  expect(Object.keys(pointAt(host, directory, situation).variables)).toHaveLength(1)
})
