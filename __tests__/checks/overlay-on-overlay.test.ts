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
    'the containerd image store on overlay': {
      given: { engine: snapshotter, imageStoreFilesystem: { type: 'overlay' } },
      rulesOut: ['socket', 'dind'],
      says: ['overlayfs (snapshotter)', '/var/lib/docker', 'invalid argument'],
    },
    'the root of the machine’s containerd on overlay': {
      given: {
        engine: snapshotter,
        imageStoreFilesystem: { type: 'overlay', path: '/var/lib/containerd' },
      },
      rulesOut: ['socket', 'dind'],
      says: ['/var/lib/containerd'],
    },
    'the engine says itself that overlay is below': {
      given: { engine: { backingFilesystem: 'overlayfs' }, dataRootFilesystem: unseen() },
      rulesOut: ['socket', 'dind'],
      says: ['overlay2 (graphdriver)'],
    },
    'a copying driver on overlay': {
      given: {
        engine: { storageDriver: 'vfs', backingFilesystem: null },
        dataRootFilesystem: { type: 'overlay' },
      },
      severity: 'warning',
      rulesOut: ['dind'],
      says: ['vfs', 'slower'],
    },
    'fuse-overlayfs on overlay': {
      given: { engine: { storageDriver: 'fuse-overlayfs', backingFilesystem: 'overlayfs' } },
      severity: 'warning',
      rulesOut: ['dind'],
      says: ['fuse-overlayfs'],
    },
  },
  passing: {
    'overlay2 on ext4': {},
    'the containerd image store on ext4': { engine: snapshotter },
    'the images of the machine’s containerd on ext4, whatever the data root lies on': {
      engine: snapshotter,
      dataRootFilesystem: { type: 'overlay' },
    },
    "the job's own /var/lib/docker is on overlay, the engine's is not": {
      dataRootFilesystem: { type: 'overlay' },
    },
  },
  unseen: {
    'the engine': { given: { engine: unseen('nothing answers') }, reason: 'nothing answers' },
    'the filesystem, of which the engine says nothing': {
      given: { engine: snapshotter, imageStoreFilesystem: unseen('permission denied') },
      reason: 'permission denied',
    },
  },
})
