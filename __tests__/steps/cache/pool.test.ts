import { describe, expect, test } from '@jest/globals'
import type { CacheRequest, DataLayout } from '../../../src/plan/plan.ts'
import { engineOf, layoutName, poolOf, unfitFor } from '../../../src/steps/cache/pool.ts'
import { makeCache } from './make-cache.ts'

const layout: DataLayout = { privilege: 'capabilities', storageDriver: 'overlay2' }
const pool = (cache: Partial<CacheRequest> = {}, engine = '29', other: Partial<DataLayout> = {}) =>
  poolOf(makeCache(cache), engine, { ...layout, ...other })

test('a pool has four volumes, whose labels show what they are for', () => {
  const { name, volumes, labels } = pool()
  expect(name).toMatch(/^berth-cache-[0-9a-f]{16}$/)
  expect(volumes).toEqual([1, 2, 3, 4].map((slot) => `${name}-${slot}`))
  expect(labels).toEqual({
    'berth.cache': name,
    'berth.cache.key': 'main',
    'berth.cache.repository': 'acme/app',
    'berth.cache.engine': '29',
    'berth.cache.driver': 'overlay2',
    'berth.cache.architecture': 'x86_64',
    'berth.cache.owner': 'root',
    'berth.cache.image': 'docker:29.7.2-dind',
    'berth.cache.schema': '1',
  })
})

test.each<[string, ReturnType<typeof pool>]>([
  ['key', pool({ key: 'other' })],
  ['repository', pool({ repository: 'acme/other' })],
  ['architecture', pool({ architecture: 'aarch64' })],
  ['major version of Docker', pool({}, '28')],
  ['storage driver', pool({}, '29', { storageDriver: 'overlayfs' })],
  ['owner of the files', pool({}, '29', { privilege: 'sysbox' })],
])('another %s has other volumes', (_, { name }) => {
  expect(name).not.toBe(pool().name)
})

test.each<[string, ReturnType<typeof pool>]>([
  ['job', pool({ labels: {}, ownVolume: 'other', testedFile: '/other' })],
  ['image with the same major version', pool({ image: 'docker:29.9.0-dind' })],
  ['tier whose daemon is root on the host', pool({}, '29', { privilege: 'privileged' })],
])('another %s has the same volumes', (_, { name }) => {
  expect(name).toBe(pool().name)
})

test('layouts differ by driver and owner', () => {
  expect(layoutName(layout)).toBe('overlay2 of root')
  expect(layoutName({ ...layout, privilege: 'sysbox' })).toBe('overlay2 of sysbox')
})

test('Sysbox keeps no containerd image store', () => {
  expect(unfitFor({ privilege: 'sysbox', storageDriver: 'overlayfs' })).toContain('Sysbox damages')
  expect(unfitFor({ privilege: 'sysbox', storageDriver: 'overlay2' })).toBeNull()
  expect(unfitFor({ privilege: 'capabilities', storageDriver: 'overlayfs' })).toBeNull()
})

describe('the engine of an image', () => {
  test.each([
    [['DOCKER_VERSION=29.7.2'], '29'],
    [['PATH=/bin', 'DOCKER_VERSION=v28.0.4'], '28'],
    [['DOCKER_VERSION=latest'], 'sha256:1'],
    [['NOT_DOCKER_VERSION=29.1.0'], 'sha256:1'],
    [undefined, 'sha256:1'],
  ])('with the variables %j is %s', (Env, engine) => {
    expect(engineOf({ Id: 'sha256:1', Config: { Env } as never })).toBe(engine)
  })
})
