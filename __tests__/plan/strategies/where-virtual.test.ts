import { expect, test } from '@jest/globals'
import { whereVirtual } from '../../../src/plan/strategies/where-virtual.ts'
import { makeObserved, type ObservedDifferences, unseen } from '../../make-facts.ts'

test.each<[string, ObservedDifferences, string | undefined]>([
  ['Linux', {}, undefined],
  [
    'macOS, even if its daemon is unknown',
    { machine: { operatingSystem: 'macos' }, engine: unseen() },
    'on macOS',
  ],
  ['Docker Desktop on Linux', { engine: { operatingSystem: 'Docker Desktop' } }, 'with Docker Desktop'],
  ['nothing seen', { machine: unseen(), engine: unseen() }, undefined],
])('%s', (_, given, where) => {
  expect(whereVirtual(makeObserved(given))).toBe(where)
})
