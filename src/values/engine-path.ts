import { isWithin, withoutTrailingSlash } from './path.ts'

/** The part of a container's mount that translates paths. */
type MountedPath = {
  /** The path on the engine's machine. Empty for a tmpfs, which has none. */
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
 * The path to give to the engine so that it is the job's `path`. A job in a container sees its files elsewhere than the
 * engine does, and the mounts of its container translate.
 *
 * @param ownContainer null if the job runs on the engine's machine itself
 * @returns a path at or below the mount's source. null if no mount covers the path, if the mount is a tmpfs, or if the
 * path climbs by `..`: the engine cannot reach it
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
