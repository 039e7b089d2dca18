import { canonicalSocketPath } from '../values/engine-host.ts'
import { defineCheck } from './check.ts'

export const sidecarDataRootUnmounted = defineCheck({
  id: 'sidecar-data-root-unmounted',
  severity: 'notice',
  about: 'machine',
  title: 'Volume of the dind sidecar',
  failureTitle: 'The dind sidecar can lack a volume for images',
  needs: ['runner', 'engine', 'endpoint'],
  observes: ['imageStoreFilesystem'],

  evaluate({ runner, engine, endpoint }, { imageStoreFilesystem }) {
    const isSidecar = runner.kind === 'kubernetes' && canonicalSocketPath(endpoint.host) !== undefined
    // Graph drivers report their backing filesystem, which `overlay-on-overlay` checks.
    const isHidden = imageStoreFilesystem.status === 'unseen' && engine.backingFilesystem === null
    if (!isSidecar || !isHidden || engine.imageStore !== 'snapshotter') return undefined
    return {
      message: `The chart of actions-runner-controller mounts no volume at ${engine.dataRoot} of its \`dind\` container. Berth cannot see whether your template does. Without one, images can fill the node's disk beyond all limits of the pod, and the node can evict pods.`,
      evidence: [
        { label: 'data root', value: engine.dataRoot },
        { label: 'storage driver', value: `${engine.storageDriver} (${engine.imageStore})` },
        { label: 'backing filesystem', value: imageStoreFilesystem.reason },
      ],
      remedy: `Check whether a volume is mounted: \`kubectl exec <pod> -c dind -- df -h ${engine.dataRoot}\`. If not, mount an \`emptyDir\` at ${engine.dataRoot} of the \`dind\` container in the pod template.`,
    }
  },
})
