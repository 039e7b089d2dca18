import { lowDiskSpace } from '../../src/checks/low-disk-space.ts'
import { unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const gibibyte = 1024 ** 3

testCheck(lowDiskSpace, {
  failing: {
    'little room for images': {
      given: { dataRootFilesystem: { freeBytes: 6 * gibibyte } },
      says: ['data root (/var/lib/docker)', '6 GiB', 'docker builder prune'],
    },
    'little room in the workspace, the data root unseen': {
      given: { dataRootFilesystem: unseen(), workspaceFilesystem: { freeBytes: 5 * gibibyte } },
      says: ['workspace', '5 GiB'],
    },
    'little room in the workspace alone, which no image takes': {
      given: { workspaceFilesystem: { freeBytes: 5 * gibibyte } },
      says: ['workspace', '5 GiB', 'work folder on a larger filesystem'],
    },
    'the worse of the two is told': {
      given: {
        dataRootFilesystem: { freeBytes: 9 * gibibyte },
        workspaceFilesystem: { freeBytes: gibibyte / 2 },
      },
      severity: 'error',
      says: ['The filesystem of the workspace', '512 MiB', '9 GiB'],
    },
    'few inodes': {
      given: { dataRootFilesystem: { freeInodes: 150_000 } },
      says: ['150,000 inodes'],
    },
    'no inodes': {
      given: { dataRootFilesystem: { freeInodes: 0 } },
      severity: 'error',
      says: ['0 inodes'],
    },
    'little room for the images that the machine’s containerd keeps': {
      given: {
        engine: { imageStore: 'snapshotter' },
        imageStoreFilesystem: { path: '/var/lib/containerd', freeBytes: 6 * gibibyte },
      },
      says: ['image store (/var/lib/containerd)', '6 GiB', 'docker builder prune'],
    },
    'the containerd image store': {
      given: {
        engine: { imageStore: 'snapshotter' },
        dataRootFilesystem: { freeBytes: 6 * gibibyte, freeInodes: null },
      },
      says: ['twice the room', '6 GiB free'],
    },
  },
  passing: {
    'room for both': {},
    'btrfs, which has no number of inodes': { dataRootFilesystem: { freeInodes: null, totalInodes: null } },
  },
  unseen: {
    'the data root': {
      given: { dataRootFilesystem: unseen('EACCES'), imageStoreFilesystem: unseen('EACCES') },
      reason: 'data root: EACCES',
    },
    'the image store alone': {
      given: { imageStoreFilesystem: unseen('no containerd') },
      reason: 'image store: no containerd',
    },
    'the workspace': { given: { workspaceFilesystem: unseen('none') }, reason: 'workspace: none' },
  },
})
