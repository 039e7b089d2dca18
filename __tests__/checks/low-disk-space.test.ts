import { lowDiskSpace } from '../../src/checks/low-disk-space.ts'
import { unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const gibibyte = 1024 ** 3

testCheck(lowDiskSpace, {
  failing: {
    'little disk space for images': {
      given: { dataRootFilesystem: { freeBytes: 6 * gibibyte } },
      says: ['data root (/var/lib/docker)', '6 GiB', 'docker builder prune'],
    },
    'little space in the workspace, with an unreadable data root': {
      given: { dataRootFilesystem: unseen(), workspaceFilesystem: { freeBytes: 5 * gibibyte } },
      says: ['workspace', '5 GiB'],
    },
    'little space in the workspace alone': {
      given: { workspaceFilesystem: { freeBytes: 5 * gibibyte } },
      says: ['workspace', '5 GiB', 'work folder to a larger filesystem'],
    },
    'the filesystem with less space is reported': {
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
    "little space for images in the machine's containerd": {
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
      says: ['twice the space', '6 GiB free'],
    },
    'little space in the workspace, with an unreadable daemon': {
      given: { engine: unseen(), workspaceFilesystem: { freeBytes: 5 * gibibyte } },
      says: ['5 GiB'],
    },
    'little space in each place': {
      given: {
        dataRootFilesystem: { freeBytes: 6 * gibibyte },
        workspaceFilesystem: { freeBytes: 5 * gibibyte },
      },
      says: ['docker builder prune'],
      values: ['6 GiB and 8,000,000 inodes free, of 72 GiB', '5 GiB and 8,000,000 inodes free, of 72 GiB'],
    },
    'little space for images, with an unreadable data root': {
      given: { dataRootFilesystem: unseen(), imageStoreFilesystem: { freeBytes: 6 * gibibyte } },
      says: ['image store'],
    },
  },
  passing: {
    'enough space for both': {},
    'btrfs, which has no inode limit': { dataRootFilesystem: { freeInodes: null, totalInodes: null } },
    'exactly what to keep free': {
      dataRootFilesystem: { freeBytes: 10 * gibibyte, freeInodes: 200_000 },
    },
  },
  unseen: {
    'the data root': {
      given: { dataRootFilesystem: unseen('EACCES'), imageStoreFilesystem: unseen('EACCES') },
      reason: 'EACCES',
    },
    'the image store alone': {
      given: { imageStoreFilesystem: unseen('no containerd') },
      reason: 'no containerd',
    },
    'the workspace': { given: { workspaceFilesystem: unseen('none') }, reason: 'none' },
  },
})
