import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { OwnContainer } from '../../src/facts/facts.ts'
import { enginePathOf } from '../../src/values/engine-path.ts'
import { isWithin } from '../../src/values/path.ts'
import { makeMount } from '../make-facts.ts'

const container: OwnContainer = {
  id: 'f'.repeat(64),
  image: 'node:24',
  networks: [],
  mounts: [
    makeMount({ source: '/home/runner/work', destination: '/__w' }),
    makeMount({ source: '/mnt/fast/temp/', destination: '/__w/_temp' }),
    makeMount({ type: 'tmpfs', source: '', destination: '/__w/_cache' }),
    makeMount({
      type: 'volume',
      source: '/var/lib/docker/volumes/tools/_data',
      destination: '/__t',
      volume: 'tools',
    }),
  ],
}
const mountedAtRoot = { ...container, mounts: [makeMount({ source: '/', destination: '/' })] }

test.each([
  [
    'outside of containers, the engine has the same path',
    '/home/runner/work/app',
    null,
    '/home/runner/work/app',
  ],
  ['a mount translates the paths in it', '/__w/app/app', container, '/home/runner/work/app/app'],
  ['a mount translates its destination', '/__w', container, '/home/runner/work'],
  ['the longest destination counts', '/__w/_temp/job', container, '/mnt/fast/temp/job'],
  ['a volume is at its mountpoint', '/__t/node', container, '/var/lib/docker/volumes/tools/_data/node'],
  ['a tmpfs has no path on the machine', '/__w/_cache/job', container, null],
  ['a path with `..` is not translated', '/__w/../etc', container, null],
  ['a part of a segment is no match', '/__workshop/app', container, null],
  ['no mount covers the path', '/root', container, null],
  ['a mounted root covers all', '/srv/app', mountedAtRoot, '/srv/app'],
  ['a mounted root is itself covered', '/', mountedAtRoot, '/'],
])('%s', (_, path, ownContainer, expected) => {
  expect(enginePathOf(path, ownContainer)).toBe(expected)
})

const segment = fc.constantFrom('a', 'b', 'c', '..', '.', 'work')
const absolute = fc
  .tuple(fc.array(segment, { maxLength: 4 }), fc.boolean())
  .map(([segments, hasSlash]) => `/${segments.join('/')}${hasSlash && segments.length > 0 ? '/' : ''}`)
const mounts = fc.array(fc.record({ source: fc.oneof(fc.constant(''), absolute), destination: absolute }), {
  maxLength: 4,
})

test('a translated path is at or below the source of a mount that covers the path', () => {
  fc.assert(
    fc.property(absolute, mounts, (path, given) => {
      const translated = enginePathOf(path, { mounts: given })
      if (translated === null) return
      const covering = given.filter(({ destination }) => isWithin(path, destination))
      expect(covering.some(({ source }) => source !== '' && isWithin(translated, source))).toBe(true)
    }),
  )
})
