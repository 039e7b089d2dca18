import { expect, test } from '@jest/globals'
import { choosePlan } from '../../../src/plan/choose-plan.ts'
import { localhostPorts } from '../../../src/plan/strategies/ports-task.ts'
import { makeRequest, makeSituation, stepOf } from '../make-situation.ts'

const network = {
  interfaces: [
    { name: 'lo', mtu: 65_536, up: true, addresses: ['127.0.0.1/8', '::1/128'] },
    { name: 'eth1', mtu: 1500, up: true, addresses: ['172.20.0.2/16', 'fe80::1/64'] },
    { name: 'eth0', mtu: 1500, up: true, addresses: ['192.0.2.2/24'] },
  ],
  routes: [],
  nameservers: [],
  defaultInterface: 'eth0',
  defaultMtu: 1500,
}

test.each([
  ['a job on the machine', null, 'machine'],
  ['a job in a container', { networks: ['job'] }, ['172.20.0.2', '192.0.2.2']],
  ['a job in a container on the network of the machine', { networks: ['host'] }, 'machine'],
])('%s reaches ports on loopback of the daemon', (_, container, sources) => {
  const ownContainer = container && { id: '1', image: 'node:24', mounts: [], ...container }
  expect(localhostPorts(makeRequest(), network, ownContainer)?.sources).toEqual(sources)
})

test('nobody reaches them without docker-proxy', () => {
  const request = makeRequest({ daemonConfiguration: { 'userland-proxy': false } })
  expect(localhostPorts(request, network, null)?.sources).toEqual([])
})

test.each([{ ports: 'address' }, { network: 'sealed' }, { companion: false }] as const)(
  '%j forwards nothing',
  (request) => {
    expect(localhostPorts(makeRequest(request), network, null)).toBeNull()
    const { steps } = choosePlan(makeSituation({ mode: 'dind', ...request }))
    for (const step of steps) if (step.kind === 'start-companion') expect(step.tasks.ports).toBeNull()
  },
)

test('the companion forwards the ports of the container of the job daemon', () => {
  const plan = choosePlan(makeSituation({ mode: 'dind' }))
  const { container, networks } = stepOf(plan, 'launch-daemon')
  expect(stepOf(plan, 'start-companion').tasks.ports).toEqual({
    ...{ container, networks, opensLoopback: true },
    hostDaemon: { host: 'unix:///var/run/docker.sock', certificates: null },
  })
})
