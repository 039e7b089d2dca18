import { describe, expect, test } from '@jest/globals'
import type { Request } from '../../../src/plan/request.ts'
import { chooseStorages } from '../../../src/plan/storage/choose-storages.ts'
import type { Storage } from '../../../src/plan/storage/storage.ts'
import { type ObservedDifferences, unseen } from '../../make-facts.ts'
import { makeSituation } from '../make-situation.ts'

const choose = (request: Partial<Request> = {}, observed: ObservedDifferences = {}) =>
  chooseStorages(makeSituation({ mode: 'dind', ...request }, observed))

const shown = (storages: readonly Storage[]) => storages.map(({ place, driver }) => `${driver} on ${place}`)

const auto = { storage: { place: 'auto', bytes: null } } as const
const at = (place: Request['storage']['place']) => ({ storage: { place, bytes: null } })
const containerd = { engine: { imageStore: 'snapshotter' } } as const

describe('the storages, in the order in which they are tried', () => {
  test.each<[string, Partial<Request>, ObservedDifferences, string[]]>([
    [
      'a volume first, then an ext4 on it, then drivers that work anywhere',
      auto,
      {},
      ['overlay2 on volume', 'overlay2 on loop', 'fuse-overlayfs on volume', 'vfs on volume'],
    ],
    [
      'a volume on overlayfs is not tried with overlay',
      auto,
      { engine: { backingFilesystem: 'overlayfs' } },
      ['overlay2 on loop', 'fuse-overlayfs on volume', 'vfs on volume'],
    ],
    [
      'the filesystem of the data root counts if the daemon reports none',
      auto,
      { engine: { backingFilesystem: null }, dataRootFilesystem: { type: 'overlayfs' } },
      ['overlay2 on loop', 'fuse-overlayfs on volume', 'vfs on volume'],
    ],
    [
      'an unknown filesystem is tested by the daemon',
      auto,
      { engine: { backingFilesystem: null }, dataRootFilesystem: unseen() },
      ['overlay2 on volume', 'overlay2 on loop', 'fuse-overlayfs on volume', 'vfs on volume'],
    ],
    [
      'a rootless host daemon cannot mount an ext4',
      auto,
      { engine: { rootless: true } },
      ['overlay2 on volume', 'fuse-overlayfs on volume', 'vfs on volume'],
    ],
    ['storage: loop', at('loop'), {}, ['overlay2 on loop']],
    ['storage: tmpfs', at('tmpfs'), {}, ['overlay2 on tmpfs', 'fuse-overlayfs on tmpfs', 'vfs on tmpfs']],
    [
      'storage: volume',
      at('volume'),
      {},
      ['overlay2 on volume', 'fuse-overlayfs on volume', 'vfs on volume'],
    ],
    [
      'storage-driver: overlay2',
      { storageDriver: 'overlay2' },
      {},
      ['overlay2 on volume', 'overlay2 on loop'],
    ],
    ['storage-driver: vfs works on any filesystem', { storageDriver: 'vfs' }, {}, ['vfs on volume']],
    [
      'both inputs leave nothing to try',
      { ...at('loop'), storageDriver: 'overlayfs' },
      {},
      ['overlayfs on loop'],
    ],
    [
      'fuse-overlayfs and vfs lack the image store that `daemon-config` asks for',
      { daemonConfiguration: { features: { 'containerd-snapshotter': true } } },
      {},
      ['overlayfs on volume', 'overlayfs on loop'],
    ],
  ])('%s', (_, request, observed, expected) => {
    expect(shown(choose(request, observed).possible)).toEqual(expected)
  })
})

describe('the image store', () => {
  test.each<[string, Partial<Request>, ObservedDifferences, string, RegExp]>([
    ['is the classic one of the host daemon', {}, {}, 'overlay2', /classic image store: the host daemon/],
    [
      'is that of containerd, as the host daemon has',
      {},
      containerd,
      'overlayfs',
      /containerd image store: the host/,
    ],
    [
      'is that of containerd if two platforms are asked for',
      { platforms: ['linux/amd64', 'linux/arm64'] },
      {},
      'overlayfs',
      /`platforms` names several/,
    ],
    [
      'is that of the host daemon for one platform',
      { platforms: ['linux/arm64'] },
      {},
      'overlay2',
      /host daemon/,
    ],
    [
      'is that of the host daemon if another BuildKit builds for two platforms',
      { platforms: ['linux/amd64', 'linux/arm64'], driver: 'docker-container', privilege: 'privileged' },
      {},
      'overlay2',
      /host daemon/,
    ],
    [
      'is the one in `daemon-config`',
      { daemonConfiguration: { features: { 'containerd-snapshotter': false } } },
      containerd,
      'overlay2',
      /`daemon-config` sets/,
    ],
    [
      'is the only one of an old image',
      { dindImage: 'docker:23.0-dind' },
      containerd,
      'overlay2',
      /docker:23\.0-dind contains no other/,
    ],
  ])('%s', (_, request, observed, driver, because) => {
    const { possible, because: reasons } = choose(request, observed)
    expect(possible[0]?.driver).toBe(driver)
    expect(reasons[0]).toMatch(because)
  })
})

describe('obstacles', () => {
  test.each<[string, Partial<Request>, ObservedDifferences, RegExp]>([
    [
      'an old Docker has no containerd image store',
      { storageDriver: 'overlayfs', dindImage: 'docker:20.10-dind' },
      {},
      /needs Docker 24\.0 or newer, but `dind-image: docker:20\.10-dind` is older/,
    ],
    [
      'a rootless host daemon mounts no ext4',
      at('loop'),
      { engine: { rootless: true } },
      /cannot mount ext4/,
    ],
    [
      'a tmpfs cannot be larger than the memory of the machine',
      { storage: { place: 'tmpfs', bytes: 1024 ** 4 } },
      {},
      /larger than the memory/,
    ],
  ])('%s', (_, request, observed, obstacle) => {
    expect(choose(request, observed).obstacles).toEqual([expect.stringMatching(obstacle)])
  })

  test('there are none otherwise', () => {
    expect(choose().obstacles).toEqual([])
    expect(choose({ storageDriver: 'overlayfs', dindImage: 'docker:dind' }).obstacles).toEqual([])
  })
})
