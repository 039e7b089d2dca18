import type { Observed } from '../../facts/facts.ts'
import { enginePathOf } from '../../values/engine-path.ts'
import { isOlder } from '../../values/version.ts'

/**
 * The first Linux with ID-mapped mounts of a filesystem (mount_setattr(2)), or null if there is none. Other filesystems are
 * not in the list: FUSE and virtiofs depend on their server, and ZFS on its module.
 */
const firstKernels: Readonly<Record<string, string | null>> = {
  ext4: '5.12',
  xfs: '5.12',
  btrfs: '5.15',
  f2fs: '5.18',
  squashfs: '6.2',
  tmpfs: '6.3',
  ceph: '6.7',
  // Only its layers can be mapped (Linux 5.19), not the mount itself: EINVAL with 6.18.
  overlay: null,
  nfs: null,
  cifs: null,
  smb3: null,
  '9p': null,
  ramfs: null,
}
const firstKernel = '5.12'

/**
 * Why the job daemon cannot get the directories of the job with other owners: full sentences. Empty if it can, and if that is
 * unknown: the kernel decides then. Home and /tmp do not count, because a daemon without them still works.
 */
export function idMapObstacles({
  engine,
  jobFilesystems,
  ownContainer,
  runner,
}: Pick<Observed, 'engine' | 'jobFilesystems' | 'ownContainer' | 'runner'>): string[] {
  if (engine.status === 'unseen') return []
  const { kernel } = engine.value
  if (isOlder(kernel, firstKernel)) {
    return [`Linux ${kernel} cannot map the owners of files in a mount. Linux ${firstKernel} and newer can.`]
  }
  if (jobFilesystems.status === 'unseen' || runner.status === 'unseen') return []
  const { work, workspace, temp, toolCache } = runner.value
  const needed: readonly (string | null)[] = [work, workspace, temp, toolCache]
  // The host daemon cannot mount the other directories of a job container.
  const container = ownContainer.status === 'seen' ? ownContainer.value : null
  return jobFilesystems.value
    .filter(({ path }) => needed.includes(path) && enginePathOf(path, container) !== null)
    .flatMap(({ path, type }) => obstacleOf(path, type, kernel))
    .slice(0, 1)
}

function obstacleOf(path: string, type: string, kernel: string): string[] {
  const first = firstKernels[type]
  if (first === undefined) return []
  const problem = `${path} is on ${type}, and Linux ${kernel} cannot map the owners of files there`
  if (first === null) return [`${problem}.`]
  return isOlder(kernel, first) ? [`${problem}. Linux ${first} and newer can.`] : []
}
