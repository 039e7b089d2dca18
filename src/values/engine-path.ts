import { isWithin, withoutTrailingSlash } from './path.ts'

/** The part of a container's mount that translates paths. */
type MountedPath = {
  /** The path on the daemon's machine. Empty for a tmpfs, which has none. */
  readonly source: string
  /** The path in the container. */
  readonly destination: string
}

/**
 * The innermost mount that covers a path of a container.
 *
 * @returns undefined if no mount covers the path
 */
export function mountOver<M extends MountedPath>(path: string, mounts: readonly M[]): M | undefined {
  const [innermost] = mounts
    .filter(({ destination }) => isWithin(path, destination))
    .toSorted(
      (a, b) => withoutTrailingSlash(b.destination).length - withoutTrailingSlash(a.destination).length,
    )
  return innermost
}

/**
 * The path on the daemon's machine of a path in the job. A job in a container has other paths than the daemon, and the
 * mounts of its container translate them.
 *
 * @param ownContainer null if the job runs directly on the daemon's machine
 * @returns the source of the mount, or a path below it. null if the daemon cannot reach the path: no mount covers it, the
 * mount is a tmpfs, or the path has `..` in it
 */
export function enginePathOf(
  path: string,
  ownContainer: { readonly mounts: readonly MountedPath[] } | null,
): string | null {
  if (ownContainer === null) return path
  if (path.split('/').includes('..')) return null
  const mount = mountOver(path, ownContainer.mounts)
  if (!mount?.source) return null
  const rest = withoutTrailingSlash(path).slice(withoutTrailingSlash(mount.destination).length)
  return `${withoutTrailingSlash(mount.source)}${rest}` || '/'
}
