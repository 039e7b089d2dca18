import type { Engine, Filesystem, Observation } from '../facts/facts.ts'
import { defineCheck } from './check.ts'

export const overlayOnOverlay = defineCheck({
  id: 'overlay-on-overlay',
  severity: 'error',
  about: 'machine',
  title: "The engine's data root lies on a filesystem that carries overlay",
  failureTitle: "The engine's data root lies on overlay itself",
  needs: ['engine'],
  observes: ['dataRootFilesystem', 'imageStoreFilesystem'],

  evaluate({ engine }, { dataRootFilesystem, imageStoreFilesystem }) {
    const isSnapshotter = engine.imageStore === 'snapshotter'
    const filesystem = isSnapshotter ? imageStoreFilesystem : dataRootFilesystem
    const backing = backingOf(engine, filesystem)
    if (backing === undefined) {
      return { unproven: filesystem.status === 'unseen' ? filesystem.reason : '' }
    }
    if (!backing.startsWith('overlay')) return undefined

    const place = isSnapshotter && filesystem.status === 'seen' ? filesystem.value.path : engine.dataRoot
    const stacks = ['overlay2', 'overlayfs'].includes(engine.storageDriver)
    return {
      severity: stacks ? 'error' : 'warning',
      message: stacks
        ? `The data root ${place} lies on overlay, and the driver ${engine.storageDriver} stacks another overlay on it. The kernel refuses that at the first container: "invalid argument".`
        : `The data root ${place} lies on overlay, which the engine gets by with the slower driver ${engine.storageDriver}. A daemon started on it would have the same filesystem below.`,
      evidence: [
        { label: 'data root', value: place },
        { label: 'filesystem below', value: backing },
        { label: 'storage driver', value: `${engine.storageDriver} (${engine.imageStore})` },
      ],
      remedy:
        "Put the daemon's data root on a volume: `-v docker-data:/var/lib/docker`, on Kubernetes an `emptyDir` or a claim at /var/lib/docker.",
      rulesOut: stacks ? ['socket', 'dind'] : ['dind'],
    }
  },
})

/** The engine's own word first: the path that the job sees under this name can be another directory. */
function backingOf(engine: Engine, filesystem: Observation<Filesystem>): string | undefined {
  return engine.backingFilesystem ?? (filesystem.status === 'seen' ? filesystem.value.type : undefined)
}
