import type { Engine, Filesystem, Observation } from '../facts/facts.ts'
import { defineCheck } from './check.ts'

export const overlayOnOverlay = defineCheck({
  id: 'overlay-on-overlay',
  severity: 'error',
  about: 'machine',
  title: 'Filesystem of the data root',
  failureTitle: 'The data root is on overlayfs',
  needs: ['engine'],
  observes: ['dataRootFilesystem', 'imageStoreFilesystem'],

  evaluate({ engine }, { dataRootFilesystem, imageStoreFilesystem }) {
    const isSnapshotter = engine.imageStore === 'snapshotter'
    const filesystem = isSnapshotter ? imageStoreFilesystem : dataRootFilesystem
    const backing = backingOf(engine, filesystem)
    if (backing === undefined) {
      return { unknown: filesystem.status === 'unseen' ? filesystem.reason : '' }
    }
    if (!backing.startsWith('overlay')) return undefined

    const place = isSnapshotter && filesystem.status === 'seen' ? filesystem.value.path : engine.dataRoot
    const stacks = ['overlay2', 'overlayfs'].includes(engine.storageDriver)
    return {
      severity: stacks ? 'error' : 'warning',
      message: stacks
        ? `The data root ${place} is on overlayfs, which cannot back ${engine.storageDriver}. The first container fails with "invalid argument".`
        : `The data root ${place} is on overlayfs, so the daemon uses the slower driver ${engine.storageDriver}. Builds take longer.`,
      evidence: [
        { label: 'data root', value: place },
        { label: 'backing filesystem', value: backing },
        { label: 'storage driver', value: `${engine.storageDriver} (${engine.imageStore})` },
      ],
      remedy:
        'Put the data root on a volume: `docker run --privileged -v docker-data:/var/lib/docker docker:dind`. On Kubernetes, mount an `emptyDir` or a persistent volume at /var/lib/docker.',
      // The job daemon gets an ext4 on a loop device (docs/adr/0016-storage.md).
      rulesOut: stacks ? ['socket', 'dind'] : [],
    }
  },
})

/** Prefers `Backing Filesystem` of `docker info`: in a job container, the path can be another directory. */
function backingOf(engine: Engine, filesystem: Observation<Filesystem>): string | undefined {
  return engine.backingFilesystem ?? (filesystem.status === 'seen' ? filesystem.value.type : undefined)
}
