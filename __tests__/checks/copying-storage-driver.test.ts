import { copyingStorageDriver } from '../../src/checks/copying-storage-driver.ts'
import { unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

testCheck(copyingStorageDriver, {
  failing: {
    vfs: {
      given: { engine: { storageDriver: 'vfs', backingFilesystem: null } },
      says: ['vfs', '13 times', 'overlay2'],
    },
    'the native snapshotter': {
      given: { engine: { storageDriver: 'native', imageStore: 'snapshotter', backingFilesystem: null } },
      says: ['native', '15 times', 'snapshotter'],
    },
  },
  passing: {
    overlay2: {},
    overlayfs: { engine: { storageDriver: 'overlayfs', imageStore: 'snapshotter' } },
    'fuse-overlayfs, which shares layers': { engine: { storageDriver: 'fuse-overlayfs' } },
    btrfs: { engine: { storageDriver: 'btrfs' } },
  },
  unseen: {
    'the daemon': { given: { engine: unseen('nothing answers') }, reason: 'nothing answers' },
  },
})
