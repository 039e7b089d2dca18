import { statfs } from 'node:fs/promises'
import { readRegular, refusal } from '../read-regular.ts'
import { openWithin } from './open-within.ts'

/** A question to the process that looks at others' files; one a line, as JSON. */
export type Question = {
  readonly id: number
  readonly want: 'text' | 'identity'
  readonly root: string
  readonly path: string
}

/** Its answer: the text, or `device:inode`; or Node's error. */
export type Answer = { readonly id: number } & (
  | { readonly value: string }
  | { readonly code: string; readonly message: string }
)

/** Filesystems whose files do something when they are read: proc, sysfs, debugfs, tracefs (linux/magic.h). */
const kernels = [0x9fa0, 0x62656572, 0x64626720, 0x74726163]

/** Answers one question; never rejects. */
export async function answer({ id, want, root, path }: Question): Promise<Answer> {
  try {
    const found = await openWithin(root, path)
    try {
      const status = await found.stat()
      if (want === 'identity') return { id, value: `${status.dev}:${status.ino}` }
      const place = `/proc/self/fd/${found.fd}`
      // A device must not even be opened: /dev/watchdog then resets the machine (linux: watchdog-api).
      if (!status.isFile()) throw refusal('EINVAL', 'it is no regular file')
      if (kernels.includes((await statfs(place)).type))
        throw refusal('EINVAL', "it is one of the kernel's own files")
      return { id, value: await readRegular(place) }
    } finally {
      await found.close()
    }
  } catch (error) {
    const { code = '', message = String(error) } = error as NodeJS.ErrnoException
    return { id, code, message }
  }
}
