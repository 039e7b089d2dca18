import { sidecarDataRootUnmounted } from '../../src/checks/sidecar-data-root-unmounted.ts'
import { unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const runner = { kind: 'kubernetes', service: 'arc', inContainer: true } as const
const engine = { imageStore: 'snapshotter', storageDriver: 'overlayfs', backingFilesystem: null } as const
const imageStoreFilesystem = unseen('the job runs in a container')

testCheck(sidecarDataRootUnmounted, {
  failing: {
    'the sidecar of a pod with the containerd image store': {
      given: { runner, engine, imageStoreFilesystem },
      says: ['/var/lib/docker', 'overlayfs (snapshotter)', 'emptyDir', 'kubectl exec', 'runs in a container'],
    },
  },
  passing: {
    'a GitHub-hosted machine': {},
    'a self-hosted machine': { engine, imageStoreFilesystem },
    'a readable data root': { runner, engine },
    'a graph driver, which reports its backing filesystem': { runner, imageStoreFilesystem },
    'a daemon over TCP': {
      runner,
      engine,
      imageStoreFilesystem,
      endpoint: { host: 'tcp://docker:2375' },
    },
  },
  unseen: {
    'the daemon': { given: { engine: unseen('nothing answers') }, reason: 'nothing answers' },
    'the runner': { given: { runner: unseen('hidden') }, reason: 'hidden' },
  },
})
