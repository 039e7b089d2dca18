import type { MountPoint } from './mountinfo.ts'

/**
 * The paths of /proc and /sys that mounts cover or make read-only, as an engine masks them: a directory by an empty tmpfs, a file by
 * /dev/null, and a read-only path by a bind mount of itself (runc: libcontainer/rootfs_linux.go, maskPath and readonlyPath).
 * The last mount at a path counts, because it hides the others. Cgroups are left out.
 */
export function maskedKernelFiles(mounts: readonly MountPoint[]): { hidden: string[]; readOnly: string[] } {
  const last = new Map(mounts.map((mount) => [mount.path, mount]))
  const kernels = [...last.values()].filter(
    ({ path, type }) => /^\/(proc|sys)(\/[\w./-]+)?$/.test(path) && !type.startsWith('cgroup'),
  )
  const isOwn = ({ type }: MountPoint) => type === 'proc' || type === 'sysfs'
  const isMask = ({ type, root, options }: MountPoint) =>
    type === 'tmpfs' || type === 'devtmpfs' ? root.endsWith('/null') || options.includes('ro') : false
  const pathsOf = (found: readonly MountPoint[]) => found.map(({ path }) => path).toSorted()
  return {
    hidden: pathsOf(kernels.filter((mount) => !isOwn(mount) && isMask(mount))),
    readOnly: pathsOf(kernels.filter((mount) => isOwn(mount) && mount.options.includes('ro'))),
  }
}
