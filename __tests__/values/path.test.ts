import { expect, test } from '@jest/globals'
import { isWithin } from '../../src/values/path.ts'

test.each([
  ['/var/lib/docker', '/var/lib/docker', true],
  ['/var/lib/docker/volumes', '/var/lib/docker', true],
  ['/var/lib/docker-old', '/var/lib/docker', false],
  ['/var', '/var/lib', false],
  ['/var', '/', true],
  ['/work/a', '/work//', true],
])('%s is within %s: %s', (path, directory, expected) => expect(isWithin(path, directory)).toBe(expected))
