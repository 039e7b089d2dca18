import { expect, test } from '@jest/globals'
import { slowStorageWarning } from '../../../../src/steps/daemon/storage/slow-storage-warning.ts'

const failed = { place: 'volume', driver: 'overlay2', reason: 'no upperdir' } as const

test('a fallback to vfs is a warning with its cost and the reasons', () => {
  expect(slowStorageWarning({ place: 'volume', driver: 'vfs' }, [failed])).toBe(
    'The job daemon uses the slow storage driver vfs. Compared with overlay2, containers start about 13 times slower, builds take ' +
      '10 times as long, and images take 6 times the disk space. Faster ones do not work here. `volume` with overlay2: no upperdir. ' +
      'Move the data root of the host daemon to ext4 or xfs.',
  )
})

test.each([
  ['a fast driver', { place: 'loop', driver: 'overlay2' } as const, [failed]],
  ['a slow driver that an input asks for', { place: 'volume', driver: 'vfs' } as const, []],
])('%s needs no warning', (_, storage, passedOver) => {
  expect(slowStorageWarning(storage, passedOver)).toBeUndefined()
})
