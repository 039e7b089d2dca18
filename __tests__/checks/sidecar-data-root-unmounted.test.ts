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
    'a hosted machine': {},
    'a machine of your own': { engine, imageStoreFilesystem },
    'a data root that can be seen': { runner, engine },
    'a graph driver, which tells the filesystem below': { runner, imageStoreFilesystem },
    'a daemon elsewhere': {
      runner,
      engine,
      imageStoreFilesystem,
      endpoint: { host: 'tcp://docker:2375' },
    },
  },
  unseen: {
    'the engine': { given: { engine: unseen('nothing answers') }, reason: 'nothing answers' },
    'the runner': { given: { runner: unseen('hidden') }, reason: 'hidden' },
  },
})
