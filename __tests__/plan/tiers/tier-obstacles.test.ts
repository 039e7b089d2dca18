import { expect, test } from '@jest/globals'
import { tierObstacles } from '../../../src/plan/tiers/tier-obstacles.ts'
import { makeSituation } from '../make-situation.ts'

test('a machine with a possible tier has none', () => {
  expect(tierObstacles(makeSituation())).toEqual([])
  expect(tierObstacles(makeSituation({ privilege: 'privileged' }))).toEqual([])
})

test('a named tier that is impossible has its reason and a remedy', () => {
  expect(tierObstacles(makeSituation({ privilege: 'sysbox' }))).toEqual([
    'The host daemon has no runtime `sysbox-runc`: Sysbox is not installed.',
    'Set `privilege: auto`, which takes the strongest tier that works here.',
  ])
})

test('with auto, each tier has its reason', () => {
  const obstacles = tierObstacles(makeSituation({}, { engine: { product: 'podman' } })).join(' ')
  expect(obstacles).toContain('Not `privilege: sysbox`: The host daemon has no runtime')
  expect(obstacles).toContain('Not `privilege: capabilities`: Podman accepts no seccomp profile')
})
