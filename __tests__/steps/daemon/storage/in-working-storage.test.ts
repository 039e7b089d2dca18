import { expect, test } from '@jest/globals'
import type { Storage } from '../../../../src/plan/plan.ts'
import type { ContainerSpecification } from '../../../../src/platform/docker.ts'
import { inWorkingStorage } from '../../../../src/steps/daemon/storage/in-working-storage.ts'
import { StorageRefused } from '../../../../src/steps/daemon/storage/storage-refused.ts'
import { TierRefused } from '../../../../src/steps/daemon/tier-refused.ts'
import { fakeDocker } from '../../make-tools.ts'
import { makeLaunch } from '../make-step.ts'

const volume: Storage = { place: 'volume', driver: 'overlay2' }
const loop: Storage = { place: 'loop', driver: 'overlay2' }
const vfs: Storage = { place: 'volume', driver: 'vfs' }
const { disk, dataRoot, labels, container } = makeLaunch()

/**
 * Tries these storages on an engine that records what it makes and removes.
 *
 * @param failing the error of a storage, by `driver on place`
 * @param helperLog what the helper container of the disk prints
 */
async function start(
  storages: Storage[],
  failing: Readonly<Record<string, Error>>,
  helperLog = 'berth: disk ready 1073741824\n',
) {
  const calls: string[] = []
  const log: string[] = []
  const existing = new Set<string>()
  const made: ContainerSpecification[] = []
  const host = fakeDocker({
    createContainer: async (specification) => {
      made.push(specification)
      existing.add(String(specification.name))
      return 'id'
    },
    startContainer: async (name) => void calls.push(`start ${name}`),
    containerLogs: async () => ({ stdout: helperLog, stderr: '' }),
    inspectContainer: async (name) =>
      existing.has(name) ? ({ Config: { Labels: labels }, State: { Running: true } } as never) : null,
    inspectVolume: async (name) => ({ Mountpoint: `/volumes/${name}/_data`, Labels: labels }) as never,
    createVolume: async (name, _, options) => void calls.push(`volume ${name} ${options?.['device']}`),
    removeContainer: async (name) => {
      existing.delete(name)
      calls.push(`remove ${name}`)
    },
    removeVolume: async (name) => void calls.push(`remove volume ${name}`),
  })
  // The volume is gone after its removal.
  const inspectVolume = host.inspectVolume
  host.inspectVolume = async (name) => (calls.includes(`remove volume ${name}`) ? null : inspectVolume(name))
  const apply = async (storage: Storage, name: string) => {
    const error = failing[`${storage.driver} on ${storage.place}`]
    if (error) throw error
    return `${storage.driver} on ${name}`
  }
  const outcome = await inWorkingStorage(makeLaunch({ storages }), host, apply, (line) =>
    log.push(line),
  ).catch((error: unknown) => error)
  return { outcome, calls, log, made }
}

const refused = (reason: string) => new StorageRefused(reason)

test('the first storage is taken if it works, and nothing else is made', async () => {
  const { outcome, calls } = await start([volume, loop], {})
  expect(outcome).toEqual({ storage: volume, passedOver: [], result: `overlay2 on ${dataRoot.name}` })
  expect(calls).toEqual([])
})

test('the next one is an ext4 on a loop device, whose helper ends once it is mounted', async () => {
  const { outcome, calls, log } = await start([volume, loop], {
    'overlay2 on volume': refused('no upperdir'),
  })
  expect(outcome).toEqual({
    storage: loop,
    passedOver: [{ ...volume, reason: 'no upperdir' }],
    result: `overlay2 on ${disk.volume}`,
  })
  expect(calls).toEqual([
    `remove ${container}`,
    `start ${disk.container}`,
    `volume ${disk.volume} /volumes/${dataRoot.name}/_data/disk`,
    `remove ${disk.container}`,
  ])
  expect(log).toEqual([
    '`storage: volume` with overlay2 does not work here: no upperdir',
    'Created an ext4 of 1 GiB on a loop device for the data root',
  ])
})

test('the helper can reach loop devices and the volume only', async () => {
  const { made } = await start([loop], {})
  expect(made[0]?.HostConfig).toMatchObject({
    NetworkMode: 'none',
    CapDrop: ['ALL'],
    CapAdd: ['MKNOD', 'DAC_OVERRIDE'],
    DeviceCgroupRules: ['b 7:* rwm'],
    Mounts: [{ Type: 'volume', Source: dataRoot.name, Target: '/disk' }],
  })
  expect(made[0]?.HostConfig?.Binds).toBeUndefined()
  expect(made[0]?.HostConfig?.Privileged).toBeUndefined()
})

test('a disk that cannot be made is removed, and the next storage is tried', async () => {
  const { outcome, calls } = await start([loop, vfs], {}, 'berth: no storage: no loop device: none free.\n')
  expect(outcome).toMatchObject({
    storage: vfs,
    passedOver: [{ ...loop, reason: 'no loop device: none free' }],
  })
  expect(calls).toEqual([
    `start ${disk.container}`,
    `remove ${container}`,
    `remove ${disk.container}`,
    `remove volume ${disk.volume}`,
  ])
})

test('a tier that is refused leaves no disk behind, because the next one makes its own', async () => {
  const error = new TierRefused('no user namespaces')
  const { outcome, calls } = await start([loop], { 'overlay2 on loop': error })
  expect(outcome).toBe(error)
  expect(calls.slice(-3)).toEqual([
    `remove ${container}`,
    `remove ${disk.container}`,
    `remove volume ${disk.volume}`,
  ])
})

test('another error is no reason to try another storage', async () => {
  const error = new Error('the engine is gone')
  const { outcome, calls } = await start([volume, vfs], { 'overlay2 on volume': error })
  expect(outcome).toBe(error)
  expect(calls).toEqual([])
})

test('if no storage is left, the error has each reason', async () => {
  const { outcome } = await start([volume, vfs], {
    'overlay2 on volume': refused('no upperdir'),
    'vfs on volume': refused('no disk'),
  })
  expect(outcome).toMatchObject({
    code: 'storage-unusable',
    message: expect.stringContaining('`volume` with overlay2: no upperdir. `volume` with vfs: no disk.'),
  })
})
