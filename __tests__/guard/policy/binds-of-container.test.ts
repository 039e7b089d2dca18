import { expect, test } from '@jest/globals'
import { bindsOfContainer } from '../../../src/guard/policy/binds-of-container.ts'
import { jsonOf } from './make-policy.ts'

test('bind mounts of a container are read from its inspection', () => {
  const Mounts = [
    { Type: 'bind', Source: '/a', RW: false },
    { Type: 'volume', Source: '/var/lib/docker/volumes/a' },
    { Type: 'bind', Source: '/b', RW: true },
  ]
  expect(bindsOfContainer(jsonOf({ Mounts })).map(({ path, writable }) => [path, writable])).toEqual([
    ['/a', false],
    ['/b', true],
  ])
})
