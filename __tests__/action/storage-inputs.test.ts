import { describe, expect, test } from '@jest/globals'
import { readInputs } from '../../src/action/inputs.ts'
import { storage, storageDriver } from '../../src/action/storage-inputs.ts'
import { job } from '../plan/make-situation.ts'
import { declaredInputs } from './declared-inputs.ts'

const gibibyte = 1024 ** 3

test.each([
  ['auto', { place: 'auto', bytes: null }],
  ['volume', { place: 'volume', bytes: null }],
  ['loop', { place: 'loop', bytes: null }],
  ['loop:20g', { place: 'loop', bytes: 20 * gibibyte }],
  ['loop:1.5GiB', { place: 'loop', bytes: 1.5 * gibibyte }],
  ['tmpfs', { place: 'tmpfs', bytes: null }],
  ['tmpfs:512m', { place: 'tmpfs', bytes: gibibyte / 2 }],
])('storage: %s', (text, expected) => {
  expect(storage(() => text)).toEqual(expected)
})

test.each([
  '',
  'disk',
  'Loop',
  'volume:20g',
  'auto:20g',
  'loop:',
  'loop:20',
  'loop:100m',
  'tmpfs:100m',
  'loop:-1g',
  'loop:20x',
  'loop:20g:4g',
  'loop:20g,ro',
  'loop: 20g\n',
])('storage: %j is refused', (text) => {
  expect(() => storage(() => text)).toThrow(
    /The input `storage` is .* It must be one of auto, volume, tmpfs, loop/,
  )
})

test.each(['auto', 'overlay2', 'overlayfs', 'fuse-overlayfs', 'vfs'])('storage-driver: %s', (text) => {
  expect(storageDriver(() => text)).toBe(text)
})

test.each(['', 'native', 'btrfs', 'Overlay2'])('storage-driver: %j is refused', (text) => {
  expect(() => storageDriver(() => text)).toThrow('The input `storage-driver` is')
})

describe('contradictions', () => {
  const read = (given: Readonly<Record<string, string>>) => {
    const values: Readonly<Record<string, string>> = { ...declaredInputs.defaults, ...given }
    return readInputs((name) => values[name] ?? '', job, {}, [])
  }
  const store = (isContainerd: boolean) => ({
    'daemon-config': JSON.stringify({ features: { 'containerd-snapshotter': isContainerd } }),
  })

  test.each([
    [
      { 'storage-driver': 'overlay2', ...store(true) },
      /`storage-driver: overlay2` uses the classic image store/,
    ],
    [{ 'storage-driver': 'vfs', ...store(true) }, /`storage-driver: vfs` uses the classic image store/],
    [{ 'storage-driver': 'overlayfs', ...store(false) }, /`storage-driver: overlayfs` uses the containerd/],
    [{ storage: 'loop', cache: 'ours' }, /`storage: loop` does not outlive this one/],
    [{ storage: 'tmpfs:4g', memory: '2g' }, /`storage: tmpfs` of 4 GiB is larger than `memory`, 2 GiB/],
    [
      { mode: 'socket', storage: 'loop' },
      /`mode: socket` uses the host daemon, but `storage` is a setting of a job daemon/,
    ],
    [
      { mode: 'socket', storage: 'loop', 'storage-driver': 'vfs' },
      /`storage` and `storage-driver` are settings of a job daemon/,
    ],
  ])('%j', (given, message) => {
    expect(() => read(given)).toThrow(message)
  })

  test.each([
    { 'storage-driver': 'overlay2', ...store(false) },
    { 'storage-driver': 'overlayfs', ...store(true) },
    { storage: 'tmpfs:1g', memory: '2g' },
    { storage: 'tmpfs', memory: '2g' },
  ])('%j is none', (given) => {
    expect(() => read(given)).not.toThrow()
  })
})
