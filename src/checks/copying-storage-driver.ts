import { copyingCosts } from '../values/copying-cost.ts'
import { defineCheck } from './check.ts'

/** Drivers that copy each layer. fuse-overlayfs is slow too, but it is a remedy. */
const copying: readonly string[] = ['vfs', 'native']

export const copyingStorageDriver = defineCheck({
  id: 'copying-storage-driver',
  severity: 'warning',
  about: 'host-daemon',
  title: 'Storage driver',
  failureTitle: 'The storage driver copies every layer',
  needs: ['engine'],

  evaluate({ engine }) {
    if (!copying.includes(engine.storageDriver)) return undefined
    return {
      message: `The daemon uses the storage driver ${engine.storageDriver}, which copies the whole filesystem for each layer and container. Compared with overlay2, ${copyingCosts[engine.storageDriver]}.`,
      evidence: [
        { label: 'storage driver', value: engine.storageDriver },
        { label: 'image store', value: engine.imageStore },
        { label: 'backing filesystem', value: engine.backingFilesystem ?? 'not reported by the daemon' },
      ],
      remedy:
        'Put the data root on ext4 or xfs (for a daemon in a container, on a volume). Then set `"storage-driver": "overlay2"` in /etc/docker/daemon.json. If that fails, use fuse-overlayfs, which is faster than copies.',
    }
  },
})
