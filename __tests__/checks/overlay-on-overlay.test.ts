import { overlayOnOverlay } from '../../src/checks/overlay-on-overlay.ts'
import { unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const snapshotter = {
  storageDriver: 'overlayfs',
  imageStore: 'snapshotter',
  backingFilesystem: null,
} as const

testCheck(overlayOnOverlay, {
  failing: {
    'the containerd image store on overlayfs': {
      given: { engine: snapshotter, imageStoreFilesystem: { type: 'overlay' } },
      rulesOut: ['socket', 'dind'],
      says: ['overlayfs (snapshotter)', '/var/lib/docker', 'invalid argument'],
    },
    "the machine's containerd on overlayfs": {
      given: {
        engine: snapshotter,
        imageStoreFilesystem: { type: 'overlay', path: '/var/lib/containerd' },
      },
      rulesOut: ['socket', 'dind'],
      says: ['/var/lib/containerd'],
    },
    'a daemon that reports overlayfs as backing filesystem': {
      given: { engine: { backingFilesystem: 'overlayfs' }, dataRootFilesystem: unseen() },
      rulesOut: ['socket', 'dind'],
      says: ['overlay2 (graphdriver)'],
    },
    'a copying driver on overlayfs': {
      given: {
        engine: { storageDriver: 'vfs', backingFilesystem: null },
        dataRootFilesystem: { type: 'overlay' },
      },
      severity: 'warning',
      rulesOut: [],
      says: ['vfs', 'slower'],
    },
    'fuse-overlayfs on overlayfs': {
      given: { engine: { storageDriver: 'fuse-overlayfs', backingFilesystem: 'overlayfs' } },
      severity: 'warning',
      rulesOut: [],
      says: ['fuse-overlayfs'],
    },
  },
  passing: {
    'overlay2 on ext4': {},
    'the containerd image store on ext4': { engine: snapshotter },
    "the machine's containerd on ext4, with a data root on overlayfs": {
      engine: snapshotter,
      dataRootFilesystem: { type: 'overlay' },
    },
    "the job's /var/lib/docker on overlayfs, and the daemon's on ext4": {
      dataRootFilesystem: { type: 'overlay' },
    },
  },
  unseen: {
    'the daemon': { given: { engine: unseen('nothing answers') }, reason: 'nothing answers' },
    'a filesystem that the daemon does not report': {
      given: { engine: snapshotter, imageStoreFilesystem: unseen('permission denied') },
      reason: 'permission denied',
    },
  },
})
