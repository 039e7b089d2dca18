import { expect, test } from '@jest/globals'
import { choosePlan } from '../../../src/plan/choose-plan.ts'
import { inheritedByDaemon } from '../../../src/plan/inherit/for-daemon.ts'
import { nothingInherited } from '../../../src/plan/inherit/inherited.ts'
import type { Request } from '../../../src/plan/request.ts'
import { makeSituation, stepOf } from '../make-situation.ts'

const engine = {
  registryMirrors: ['https://mirror.example/path/', 'http://localhost:5000/'],
  insecureRegistries: ['reg:5000', '10.0.0.0/8'],
}
const proxies = {
  HTTP_PROXY: 'http://ann:hunter2@proxy:3128',
  https_proxy: 'http://localhost:1',
  NO_PROXY: 'a',
}
const of = (request: Partial<Request> = {}) =>
  inheritedByDaemon(makeSituation({ mode: 'dind', proxies, ...request }, { engine }))

test('a job daemon takes over all that it can reach', () => {
  expect(of()).toEqual({
    proxies: { HTTP_PROXY: 'http://ann:hunter2@proxy:3128', NO_PROXY: 'a' },
    inherited: {
      ...nothingInherited,
      mirrors: ['https://mirror.example/path/'],
      insecureRegistries: ['reg:5000', '10.0.0.0/8'],
      proxies: [
        { variable: 'HTTP_PROXY', value: 'http://proxy:3128' },
        { variable: 'NO_PROXY', value: 'a' },
      ],
      omitted: [
        expect.stringMatching(/^The mirror `http:\/\/localhost:5000\/` is not passed on: it is on loopback/),
        expect.stringMatching(/^The proxy `http:\/\/localhost:1` is not passed on: it is on loopback/),
      ],
    },
  })
})

test.each<[Record<string, unknown>, object]>([
  [{ 'registry-mirrors': ['https://mine.example'] }, { mirrors: [] }],
  [{ 'insecure-registries': [] }, { insecureRegistries: [] }],
  [{ proxies: { 'http-proxy': 'http://mine:1' } }, { proxies: [{ variable: 'NO_PROXY', value: 'a' }] }],
])('settings of daemon-config are not inherited: %j', (daemonConfiguration, expected) => {
  expect(of({ daemonConfiguration }).inherited).toMatchObject(expected)
})

test('`inherit: false`: the job daemon has no settings of the host', () => {
  expect(of({ inherit: false })).toEqual({ inherited: nothingInherited, proxies: {} })
})

test('a builder in a job daemon takes over the settings of that daemon', () => {
  const request = {
    mode: 'dind',
    driver: 'docker-container',
    privilege: 'privileged',
    daemonConfiguration: { 'registry-mirrors': ['https://mine.example'] },
  } as const
  const plan = choosePlan(makeSituation(request, { engine }))
  const { inherited } = stepOf(plan, 'create-builder')
  expect(inherited).toMatchObject({ mirrors: ['https://mine.example'], insecureRegistries: ['reg:5000'] })
  const without = choosePlan(makeSituation({ ...request, inherit: false }, { engine }))
  expect(stepOf(without, 'create-builder').inherited).toEqual(nothingInherited)
})

test('no password of a proxy is in the plan as it is recorded', () => {
  for (const mode of ['socket', 'dind'] as const) {
    const plan = choosePlan(makeSituation({ mode, proxies }, { engine }))
    const recorded = plan.steps.map((step) => ({ ...step, secret: undefined }))
    expect(JSON.stringify(recorded)).not.toContain('hunter2')
    expect(JSON.stringify(plan.steps)).toContain('hunter2')
  }
})
