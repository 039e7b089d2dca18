import { describe, expect, test } from '@jest/globals'
import { choosePlan } from '../../../src/plan/choose-plan.ts'
import type { GuardTask } from '../../../src/plan/plan.ts'
import type { Request } from '../../../src/plan/request.ts'
import { makeMount, type ObservedDifferences, unseen } from '../../make-facts.ts'
import { makeFinding, makeSituation, stepOf } from '../make-situation.ts'

const network = `github_network_${'0f'.repeat(16)}`
const ofGitHub = {
  id: 'a1',
  image: 'node:24',
  mounts: [
    makeMount({ source: '/home/runner/work', destination: '/__w' }),
    makeMount({ source: '/opt/tools', destination: '/__t' }),
    makeMount({ source: '/var/run/docker.sock', destination: '/var/run/docker.sock' }),
  ],
  networks: [network, 'bridge'],
}
const inContainer: ObservedDifferences = {
  ownContainer: ofGitHub,
  runner: { work: '/__w', workspace: '/__w/app/app', temp: '/__w/_temp', toolCache: '/__t' },
}

function guardOf(
  request: Partial<Request>,
  observed: ObservedDifferences = {},
  findings = [] as ReturnType<typeof makeFinding>[],
): GuardTask {
  const plan = choosePlan(makeSituation({ mode: 'socket', ...request }, observed, findings))
  const { guard } = stepOf(plan, 'start-companion').tasks
  if (guard === null) throw new Error('no guard')
  return guard
}

test('on the machine, paths are the same for the job and the daemon', () => {
  expect(guardOf({ guard: 'enforce', allow: ['unknown-request'] })).toEqual({
    mode: 'enforce',
    socket: '/home/runner/work/_temp/berth-a1b2c3d4-companion/docker.sock',
    socketForDaemon: '/home/runner/work/_temp/berth-a1b2c3d4-companion/docker.sock',
    allow: ['unknown-request'],
    roots: [
      { path: '/home/runner/work/app/app', inJob: '/home/runner/work/app/app', writable: true },
      { path: '/home/runner/work/_temp', inJob: '/home/runner/work/_temp', writable: true },
      { path: '/opt/hostedtoolcache', inJob: '/opt/hostedtoolcache', writable: false },
    ],
    hidden: ['/var/run/docker.sock'],
    adopted: { containers: [], networks: [] },
  })
})

test('in a `container:` job, requests have the paths of the daemon, and the container and its network are the job’s', () => {
  expect(guardOf({ guard: 'audit' }, inContainer)).toMatchObject({
    mode: 'audit',
    socket: '/__w/_temp/berth-a1b2c3d4-companion/docker.sock',
    socketForDaemon: '/home/runner/work/_temp/berth-a1b2c3d4-companion/docker.sock',
    roots: [
      { path: '/home/runner/work/app/app', inJob: '/__w/app/app', writable: true },
      { path: '/home/runner/work/_temp', inJob: '/__w/_temp', writable: true },
      { path: '/opt/tools', inJob: '/__t', writable: false },
    ],
    adopted: { containers: ['a1'], networks: [network] },
  })
})

describe('no directory can be mounted', () => {
  test('of a daemon over TCP, whose links cannot be read', () => {
    const endpoint = { host: 'tcp://engine.example:2375' }
    expect(guardOf({ guard: 'enforce' }, { endpoint })).toMatchObject({
      roots: [],
      socketForDaemon: null,
      hidden: [],
    })
  })

  test('of a daemon that sees another workspace', () => {
    const finding = makeFinding({ id: 'workspace-path-mismatch', rulesOut: [] })
    const own = { ownContainer: unseen() }
    expect(guardOf({ guard: 'enforce' }, own, [finding]).roots).toEqual([])
  })
})

test('in `dind` the raw socket is outside of what containers can mount', () => {
  const guard = guardOf({ mode: 'dind', guard: 'enforce' })
  expect(guard.hidden).toEqual(['/home/runner/work/berth-a1b2c3d4'])
  expect(guard.socketForDaemon).toBe(guard.socket)
  const paths = guard.roots.map(({ path }) => path)
  expect(paths).toEqual(['/home/runner/work/app/app', '/home/runner/work/_temp', '/opt/hostedtoolcache'])
})

test.each([
  ['github-hosted' as const, [network]],
  ['self-hosted' as const, []],
])('the services of a job on a %s machine', (kind, networks) => {
  const engineNetworks = [{ ...bridge, name: network }, bridge]
  expect(guardOf({ guard: 'enforce' }, { runner: { kind }, engineNetworks }).adopted.networks).toEqual(
    networks,
  )
})

const bridge = {
  id: 'b1',
  name: 'bridge',
  driver: 'bridge',
  subnets: ['172.17.0.0/16'],
  gateways: ['172.17.0.1'],
  mtu: null,
  bridge: 'docker0',
}
