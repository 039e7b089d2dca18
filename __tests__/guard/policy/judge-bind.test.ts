import { expect, test } from '@jest/globals'
import { judgeBind } from '../../../src/guard/policy/judge-bind.ts'
import { policy } from './make-policy.ts'

test.each<[path: string, writable: boolean, rule: string | undefined]>([
  ['/workspace', true, undefined],
  ['/workspace/a', true, undefined],
  ['/workspaces', true, 'host-path'],
  ['/tools/a', false, undefined],
  ['/tools/a', true, 'host-path'],
  ['/etc', false, 'host-path'],
  ['/run', false, 'docker-socket'],
  ['/', false, 'docker-socket'],
  ['/run/docker.sock', false, 'docker-socket'],
  ['/hidden/docker.sock', true, 'docker-socket'],
])('a bind mount of %s, writable %s: %s', (path, writable, rule) => {
  expect(judgeBind({ path, place: 'Binds', writable }, path, policy)?.rule).toBe(rule)
})

test('an open path opens no socket', () => {
  const open = { ...policy, allow: ['host-path'] } as const
  expect(judgeBind({ path: '/a', place: 'Binds', writable: true }, '/etc', open)).toBeNull()
  expect(judgeBind({ path: '/a', place: 'Binds', writable: true }, '/run', open)?.rule).toBe('docker-socket')
})
