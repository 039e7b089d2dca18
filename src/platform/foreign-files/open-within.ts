import { constants } from 'node:fs'
import { type FileHandle, open, readlink } from 'node:fs/promises'
import { refusal } from '../read-regular.ts'

const { O_DIRECTORY, O_NOFOLLOW } = constants
/** A handle on the file's place alone: nothing is opened, no device, FIFO or lease is touched (open(2)). Node lacks its name. */
const O_PATH = 0o10000000
/** As many as the kernel follows (path_resolution(7)). */
const mostLinks = 40

/**
 * Finds a path as a process with another root directory sees it, as openat2(2) does with RESOLVE_IN_ROOT, which Node
 * does not have. Through `/proc/<pid>/root` alone the kernel resolves absolute links, and `..` above a root that was
 * changed by chroot(2), in the root of the *caller*: a container could name any file of its host.
 *
 * Each name is looked up in the directory before it, no link is followed by the kernel, and the text of a link is
 * walked like the path itself.
 *
 * @param root a directory, such as `/proc/<pid>/root`
 * @returns a handle that only tells what the file is; `/proc/self/fd/<fd>` opens it. The caller closes it
 * @throws Node's own error
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
      if (links > mostLinks) throw refusal('ELOOP', 'too many symbolic links')
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
