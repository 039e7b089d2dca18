import { describe, expect, test } from '@jest/globals'
import { choosePlan } from '../../../src/plan/choose-plan.ts'
import type { Request } from '../../../src/plan/request.ts'
import { forBuilderContainer } from '../../../src/plan/strategies/for-builder-container.ts'
import { makeFinding, makeRequest, makeSituation } from '../make-situation.ts'

const inputs: readonly (readonly [string, Partial<Request>])[] = [
  ['name', { name: 'mine' }],
  ['driver-opts', { driverOptions: ['network=host'] }],
  ['buildkitd-flags', { buildkitdFlags: '--debug' }],
  ['buildkitd-config', { buildkitdConfiguration: 'debug = true' }],
  ['platforms', { platforms: ['linux/arm64'] }],
  ['keep-state', { keepState: true }],
  ['use', { use: false }],
  ['cleanup', { cleanup: false }],
]

describe.each(inputs)('`%s` in `mode: auto`', (name, request) => {
  const findings = ['one', 'two'].map((id) => makeFinding({ id }))

  test('keeps the host daemon, which honors it, despite findings', () => {
    expect(choosePlan(makeSituation({}, {}, findings)).strategy).toBe('dind')
    const plan = choosePlan(makeSituation(request, {}, findings))
    expect(plan.strategy).toBe('socket')
    expect(plan.rejected[0]?.reasons.join(' ')).toContain(`\`${name}\` configures a BuildKit container`)
  })

  test('keeps it despite an error too', () => {
    const error = makeFinding({ severity: 'error' })
    expect(choosePlan(makeSituation(request, {}, [error])).strategy).toBe('socket')
  })

  test.each<[string, Partial<Request>]>([
    ['`mode: dind`', { mode: 'dind' }],
    ['`dind-image`', { dindImageAsked: true }],
    ['`privilege`', { privilege: 'capabilities' }],
    ['`daemon-config`', { daemonConfiguration: { debug: true } }],
  ])('does not rule out a job daemon that %s requests', (_, more) => {
    expect(forBuilderContainer(makeRequest({ ...request, ...more }))).toEqual([])
  })
})

test('without such an input nothing is ruled out', () => {
  expect(forBuilderContainer(makeRequest())).toEqual([])
})
