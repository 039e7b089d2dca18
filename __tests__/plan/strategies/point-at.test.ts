import { expect, test } from '@jest/globals'
import { pointAt, pointingObstacles } from '../../../src/plan/strategies/point-at.ts'
import { unseen } from '../../make-facts.ts'
import { makeSituation } from '../make-situation.ts'

const host = 'unix:///__w/_temp/berth-a1b2c3d4/docker.sock'
const directory = '/__w/_temp/berth-a1b2c3d4'
const ofGitHub = { id: 'a1', image: 'node:24', mounts: [], networks: [`github_network_${'0f'.repeat(16)}`] }
const ofAct = { ...ofGitHub, networks: ['act-network'] }

test.each([
  ['a job on the machine', null],
  ['a container that the runner enters by the API', ofAct],
])('%s is pointed by DOCKER_HOST, which every program knows', (_, ownContainer) => {
  expect(pointAt(host, directory, makeSituation({}, { ownContainer }))).toEqual({
    steps: [],
    variables: { DOCKER_HOST: host },
    context: 'default',
  })
})

test('a container that the runner enters by its own client gets a context, which that client does not find', () => {
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
      context: 'berth',
      host,
    },
  ])
})

test('what would go before the context is made empty', () => {
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

test('logins that cannot be seen are an obstacle only where they would be lost', () => {
  const clientConfiguration = unseen('it is no JSON')
  const observed = (ownContainer: typeof ofGitHub) =>
    makeSituation({}, { ownContainer, clientConfiguration }).observed
  expect(pointingObstacles(observed(ofAct))).toEqual([])
  expect(pointingObstacles(observed(ofGitHub))).toEqual([expect.stringContaining('it is no JSON')])
})
