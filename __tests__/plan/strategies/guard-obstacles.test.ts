import { expect, test } from '@jest/globals'
import { choosePlan } from '../../../src/plan/choose-plan.ts'
import type { Request } from '../../../src/plan/request.ts'
import type { ObservedDifferences } from '../../make-facts.ts'
import { makeSituation } from '../make-situation.ts'

const temp = `/home/runner/work/${'long-'.repeat(20)}_temp`

test.each<[string, Partial<Request>, ObservedDifferences, string]>([
  ['Podman', {}, { engine: { product: 'podman' } }, 'reads the API of Docker'],
  ['a virtual machine', {}, { machine: { operatingSystem: 'macos' } }, 'does not work on macOS'],
  ['a long path', {}, { runner: { temp } }, 'longer than 107 bytes'],
  ['a long path in `dind`', { mode: 'dind' }, { runner: { temp } }, 'longer than 107 bytes'],
])('a step that asks for a guard and cannot have it fails: %s', (_, request, observed, reason) => {
  const situation = (guard: Request['guard']) =>
    makeSituation({ mode: 'socket', ...request, guard }, observed)
  expect(() => choosePlan(situation('enforce'))).toThrow(reason)
  if (request.mode !== 'dind') expect(() => choosePlan(situation('off'))).not.toThrow()
})

test('`mode: auto` does not build elsewhere instead', () => {
  const situation = makeSituation({ guard: 'audit' }, { engine: { product: 'podman' } })
  expect(() => choosePlan(situation)).toThrow('reads the API of Docker')
})
