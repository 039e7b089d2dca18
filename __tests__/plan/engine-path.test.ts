import { expect, test } from '@jest/globals'
import type { OwnContainer } from '../../src/facts/facts.ts'
import { enginePathOf } from '../../src/plan/engine-path.ts'
import { makeMount } from '../make-facts.ts'

const container: OwnContainer = {
  id: 'f'.repeat(64),
  image: 'node:24',
  networks: [],
  mounts: [
    makeMount({ source: '/home/runner/work', destination: '/__w' }),
    makeMount({ source: '/mnt/fast/temp/', destination: '/__w/_temp' }),
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
    'outside of containers, a path is the engine’s too',
    '/home/runner/work/app',
    null,
    '/home/runner/work/app',
  ],
  ['a mount translates what lies in it', '/__w/app/app', container, '/home/runner/work/app/app'],
  ['a mount translates its own folder', '/__w', container, '/home/runner/work'],
  ['the longest destination holds', '/__w/_temp/job', container, '/mnt/fast/temp/job'],
  [
    'a volume lies where its mountpoint is',
    '/__t/node',
    container,
    '/var/lib/docker/volumes/tools/_data/node',
  ],
  ['half a segment is no match', '/__workshop/app', container, null],
  ['no mount covers the path', '/root', container, null],
  ['a mounted root covers all', '/srv/app', mountedAtRoot, '/srv/app'],
  ['a mounted root is itself covered', '/', mountedAtRoot, '/'],
])('%s', (_, path, ownContainer, expected) => {
  expect(enginePathOf(path, ownContainer)).toBe(expected)
})
