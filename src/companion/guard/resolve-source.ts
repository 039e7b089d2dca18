import { lstat, readlink } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path/posix'
import type { BindRoot } from '../../plan/companion-steps.ts'
import { isWithin } from '../../values/path.ts'

/** As many as the kernel follows (path_resolution(7)). */
const mostLinks = 40

/**
 * The path of the daemon's host that a bind mount shows in the end, with no symbolic link in it. The daemon follows links by the
 * paths of its host, which the directories of the job can have at other paths.
 *
 * @returns null: it cannot be found, because a directory cannot be read or links form a circle
 */
export async function resolveSource(path: string, roots: readonly BindRoot[]): Promise<string | null> {
  let found = '/'
  // The daemon cleans the path before it follows links (moby, volume/mounts/linux_parser.go).
  let missing = partsOf(resolve('/', path))
  for (let links = 0; missing.length > 0; ) {
    const [name = '', ...rest] = missing
    if (name === '..') {
      found = dirname(found)
      missing = rest
      continue
    }
    const next = join(found, name)
    const look = await lookAt(next, roots)
    if (look.is === 'unreadable') return null
    // The daemon creates what is missing, as directories.
    if (look.is === 'missing') return join(next, ...rest)
    if (look.is === 'link') {
      if (++links > mostLinks) return null
      missing = [...partsOf(look.target), ...rest]
      if (look.target.startsWith('/')) found = '/'
    } else {
      missing = rest
      found = next
    }
  }
  return found
}

const partsOf = (path: string) => path.split('/').filter((name) => name !== '' && name !== '.')

type Look =
  | { readonly is: 'no link' | 'missing' | 'unreadable' }
  | { readonly is: 'link'; readonly target: string }

async function lookAt(path: string, roots: readonly BindRoot[]): Promise<Look> {
  const here = pathHere(path, roots)
  if (here === null) return { is: 'no link' }
  try {
    const isLink = (await lstat(here)).isSymbolicLink()
    return isLink ? { is: 'link', target: await readlink(here) } : { is: 'no link' }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return { is: code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable' }
  }
}

/** Where this process finds a path of the daemon's host. null: it cannot see it. */
function pathHere(path: string, roots: readonly BindRoot[]): string | null {
  const root = roots.find((candidate) => isWithin(path, candidate.path))
  if (root !== undefined) return join(root.inJob, path.slice(root.path.length))
  return roots.every((candidate) => candidate.path === candidate.inJob) ? path : null
}
