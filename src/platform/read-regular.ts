import { constants } from 'node:fs'
import { open } from 'node:fs/promises'

/** Bytes. Files that Berth reads have a few kilobytes. `/proc/<pid>/mountinfo` with 10,000 mounts has two megabytes. */
const limit = 16 * 1024 ** 2

// Windows lacks both flags.
const { O_RDONLY, O_NONBLOCK = 0, O_NOCTTY = 0 } = constants

/**
 * Reads a regular file of at most 16 MiB. Rejects other kinds at once: opening a FIFO blocks until another process opens
 * it for writing (fifo(7)), and /dev/zero never ends.
 *
 * @throws Node's error, or an error with the code EINVAL (not a regular file) or EFBIG (too large)
 */
export async function readRegular(path: string): Promise<string> {
  const handle = await open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
  try {
    const status = await handle.stat()
    if (status.isDirectory()) throw codedError('EISDIR', 'it is a directory')
    if (!status.isFile()) throw codedError('EINVAL', 'it is not a regular file')
    // Files of the kernel report a size of 0, so the only way to find their end is to read.
    const parts: Buffer[] = []
    let length = 0
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(65_536), 0, 65_536, null)
      if (bytesRead === 0) return Buffer.concat(parts).toString('utf8')
      parts.push(buffer.subarray(0, bytesRead))
      length += bytesRead
      if (length > limit) throw codedError('EFBIG', `it is larger than ${limit / 1024 ** 2} MiB`)
    }
  } finally {
    await handle.close()
  }
}

/** An error with a code, in the format of Node's errors. */
export function codedError(code: string, message: string): Error {
  return Object.assign(new Error(message), { code })
}
