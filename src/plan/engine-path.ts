import type { OwnContainer } from '../facts/facts.ts'

/**
 * The path to give to the engine so that it is the job's `path`: a job in a container sees its files elsewhere than
 * the engine does, and its mounts tell where. null: no mount covers the path, so the engine cannot reach it.
 */
export function enginePathOf(path: string, ownContainer: OwnContainer | null): string | null {
  if (ownContainer === null) return path
  const [mount] = ownContainer.mounts
    .filter(({ destination }) => isWithin(path, destination))
    .sort((a, b) => withoutSlash(b.destination).length - withoutSlash(a.destination).length)
  if (!mount) return null
  const rest = path.slice(withoutSlash(mount.destination).length)
  return withoutSlash(`${withoutSlash(mount.source)}${rest}`) || '/'
}

/** `/work` holds `/work/a`, but not `/workshop`. */
function isWithin(path: string, folder: string): boolean {
  return `${withoutSlash(path)}/`.startsWith(`${withoutSlash(folder)}/`)
}

function withoutSlash(path: string): string {
  return path.replace(/\/+$/, '')
}
