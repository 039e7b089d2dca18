import { constants } from 'node:fs'
import { type FileHandle, open, readlink } from 'node:fs/promises'
import { codedError } from '../read-regular.ts'

const { O_DIRECTORY, O_NOFOLLOW } = constants
/** Gives a handle without opening the file, so that devices, FIFOs and leases are not affected (open(2)). Not in Node. */
const O_PATH = 0o10000000
/** The kernel's limit (path_resolution(7)). */
const maxLinks = 40

/**
 * Resolves a path within another root directory, as openat2(2) does with RESOLVE_IN_ROOT, which Node lacks. In
 * `/proc/<pid>/root/…`, the kernel resolves absolute links, and `..` above a root set by chroot(2), in the root of the
 * *caller*. A container could so refer to any file of its host.
 *
 * This function opens each name relative to its parent directory without following links, and resolves the target of a
 * link itself.
 *
 * @param root a directory, such as `/proc/<pid>/root`
 * @returns a handle for fstat(2). Open `/proc/self/fd/<fd>` to read the file. The caller must close the handle.
 * @throws Node's error
 */
export async function openWithin(root: string, path: string): Promise<FileHandle> {
  const walked = [await open(root, O_PATH | O_DIRECTORY)]
  const last = () => walked.at(-1) as FileHandle
  const backTo = (depth: number) => Promise.all(walked.splice(depth).map((handle) => handle.close()))
  const names = path.split('/')
  let links = 0
  try {
    for (let name = names.shift(); name !== undefined; name = names.shift()) {
      if (name === '' || name === '.') continue
      if (name === '..') {
        await backTo(Math.max(1, walked.length - 1))
        continue
      }
      const place = `/proc/self/fd/${last().fd}/${name}`
      const handle = await open(place, O_PATH | O_NOFOLLOW)
      walked.push(handle)
      if (!(await handle.stat()).isSymbolicLink()) continue
      links += 1
      if (links > maxLinks) throw codedError('ELOOP', 'too many symbolic links')
      await backTo(walked.length - 1)
      const target = await readlink(place)
      if (target.startsWith('/')) await backTo(1)
      names.unshift(...target.split('/'))
    }
    const found = walked.pop() as FileHandle
    return found
  } finally {
    await backTo(0)
  }
}
