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
    // Graph drivers report the filesystem below, which `overlay-on-overlay` judges.
    const isHidden = imageStoreFilesystem.status === 'unseen' && engine.backingFilesystem === null
    if (!isSidecar || !isHidden || engine.imageStore !== 'snapshotter') return undefined
    return {
      message: `The chart of actions-runner-controller mounts no volume at ${engine.dataRoot} of its \`dind\` container, and Berth cannot see whether yours does. Without one, images count as the pod's ephemeral storage, and the node can evict the pod.`,
      evidence: [
        { label: 'data root', value: engine.dataRoot },
        { label: 'storage driver', value: `${engine.storageDriver} (${engine.imageStore})` },
        { label: 'filesystem below', value: imageStoreFilesystem.reason },
      ],
      remedy: `Mount an \`emptyDir\` at ${engine.dataRoot} of the \`dind\` container in your own pod template. To see what is there: \`kubectl exec <pod> -c dind -- df -h ${engine.dataRoot}\`.`,
    }
  },
})
