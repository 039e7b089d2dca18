import { expect, test } from '@jest/globals'
import { choosePlan } from '../../../src/plan/choose-plan.ts'
import type { Request } from '../../../src/plan/request.ts'
import { makeSituation, stepOf } from '../make-situation.ts'

const temp = '/home/runner/work/_temp/berth-a1b2c3d4'
const raw = { host: 'unix:///var/run/docker.sock', certificates: null }
const planOf = (request: Partial<Request> = {}) =>
  choosePlan(makeSituation({ mode: 'socket', guard: 'enforce', verify: 'full', ...request }))

test('the container is made on the raw socket, with a record that later steps do not have', () => {
  expect(stepOf(planOf(), 'create-builder')).toMatchObject({
    folder: `${temp}-buildx-container`,
    buildx: { environment: { BUILDX_CONFIG: `${temp}-buildx-container` } },
    nodes: [{ name: 'berth-1234567890-1-a1b2c3d40', endpoint: raw.host, daemon: raw }],
    isHandedOver: true,
  })
})

test('its volume is not the job’s: a container could write to the state of a privileged BuildKit', () => {
  const plan = planOf()
  expect(stepOf(plan, 'create-builder').labels['berth.token']).not.toBe(
    stepOf(plan, 'start-companion').labels['berth.token'],
  )
})

test('later steps have a remote builder of the same name, on a socket of the companion', () => {
  const plan = planOf({ name: 'mine', platforms: ['linux/amd64'] })
  const socket = `${temp}-companion/builder-0.sock`
  expect(stepOf(plan, 'connect-builder')).toMatchObject({
    driver: 'remote',
    name: 'mine',
    folder: `${temp}-buildx`,
    buildx: {
      environment: { BUILDX_CONFIG: `${temp}-buildx`, DOCKER_HOST: `unix://${temp}-companion/docker.sock` },
    },
    nodes: [{ name: 'mine0', endpoint: `unix://${socket}`, platforms: ['linux/amd64'] }],
  })
  expect(stepOf(plan, 'start-companion').tasks.builders).toEqual({
    relays: [{ socket, container: 'buildx_buildkit_mine0', daemon: raw }],
  })
  expect(stepOf(plan, 'export-environment').variables).toMatchObject({ BUILDX_CONFIG: `${temp}-buildx` })
  expect(stepOf(plan, 'prove-build').buildx).toEqual(stepOf(plan, 'connect-builder').buildx)
})

test('each node has its socket, also one of another daemon', () => {
  const other = { host: 'tcp://other.example:2375', certificates: null }
  const node = { name: null, platforms: [], driverOptions: [], buildkitdFlags: '' }
  const append = [{ ...node, endpoint: other.host, daemon: other }]
  const plan = planOf({ append })
  expect(stepOf(plan, 'start-companion').tasks.builders?.relays).toMatchObject([
    { socket: `${temp}-companion/builder-0.sock`, daemon: raw },
    { socket: `${temp}-companion/builder-1.sock`, daemon: other },
  ])
  expect(stepOf(plan, 'connect-builder').nodes).toHaveLength(2)
})

test('in `dind` it is a container of the job daemon', () => {
  const plan = planOf({ mode: 'dind', driver: 'docker-container', privilege: 'privileged' })
  const daemon = { host: 'unix:///home/runner/work/berth-a1b2c3d4/docker.sock', certificates: null }
  expect(stepOf(plan, 'start-companion').tasks.builders?.relays).toMatchObject([{ daemon }])
  expect(stepOf(plan, 'create-builder').nodes).toMatchObject([{ daemon, endpoint: daemon.host }])
})
