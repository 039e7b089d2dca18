import { statfs } from 'node:fs/promises'
import { codedError, readRegular } from '../read-regular.ts'
import { openWithin } from './open-within.ts'

/** A question to the reader process: JSON, one per line. */
export type Question = {
  readonly id: number
  readonly want: 'text' | 'identity'
  readonly root: string
  readonly path: string
}

/** The answer of the reader process: the text, `device:inode`, or Node's error. */
export type Answer = { readonly id: number } & (
  | { readonly value: string }
  | { readonly code: string; readonly message: string }
)

/** Filesystems on which reading a file can have side effects: proc, sysfs, debugfs, tracefs (linux/magic.h). */
const kernelFilesystems = [0x9fa0, 0x62656572, 0x64626720, 0x74726163]

/** Answers a question. Never rejects. */
export async function answer({ id, want, root, path }: Question): Promise<Answer> {
  try {
    const found = await openWithin(root, path)
    try {
      const status = await found.stat()
      if (want === 'identity') return { id, value: `${status.dev}:${status.ino}` }
      const place = `/proc/self/fd/${found.fd}`
      // A device must not even be opened: opening /dev/watchdog can reset the machine (linux: watchdog-api).
      if (!status.isFile()) throw codedError('EINVAL', 'it is not a regular file')
      if (kernelFilesystems.includes((await statfs(place)).type))
        throw codedError('EINVAL', 'it is a file of the kernel')
      return { id, value: await readRegular(place) }
    } finally {
      await found.close()
    }
  } catch (error) {
    const { code = '', message = String(error) } = error as NodeJS.ErrnoException
    return { id, code, message }
  }
}
