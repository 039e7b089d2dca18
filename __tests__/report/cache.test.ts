import { expect, test } from '@jest/globals'
import { cacheSentences } from '../../src/report/cache.ts'

const cache = { key: 'main', volume: 'berth-cache-1-1', layout: 'overlay2 of root' }
const lastUsed = '2026-11-22T01:00:00.000Z'

test.each([
  [
    { ...cache, state: 'warm', images: 3, bytes: 2048, lastUsed } as const,
    'An earlier job left volume `berth-cache-1-1` of `cache: main` with 3 images, 2 KiB at 2026-11-22T01:00:00.000Z.',
  ],
  [
    { ...cache, state: 'warm', lastUsed } as const,
    'An earlier job left volume `berth-cache-1-1` of `cache: main` at 2026-11-22T01:00:00.000Z.',
  ],
  [
    { ...cache, state: 'new' } as const,
    'The job is the first with volume `berth-cache-1-1` of `cache: main`.',
  ],
  [
    { ...cache, state: 'own', reason: 'all 4 are in use by other jobs' } as const,
    'The job daemon started empty, because `cache: main` had no volume for it: all 4 are in use by other jobs.',
  ],
])('%j', (taken, sentence) => {
  expect(cacheSentences({ cache: taken })).toEqual([sentence])
})

test('copied images are listed with the size of the stream, and others by name', () => {
  const preloaded = { copied: ['a:1', 'b:1'], present: ['c:1'], bytes: 2048, milliseconds: 1500 }
  expect(cacheSentences({ preloaded })).toEqual([
    'Copied from the host daemon: `a:1`, `b:1` (2 KiB in 1.5 s).',
    'Already in the job daemon: `c:1`.',
  ])
  expect(cacheSentences({ preloaded: { ...preloaded, copied: [], present: [] } })).toEqual([])
})

test('nothing is said without the inputs', () => {
  expect(cacheSentences({})).toEqual([])
})
