import { constants } from 'node:fs'
import { open } from 'node:fs/promises'

/** Bytes. What Berth reads has a few kilobytes; `/proc/<pid>/mountinfo` of a machine with 10000 mounts has two million. */
const limit = 16 * 1024 ** 2

// Windows lacks both flags.
const { O_RDONLY, O_NONBLOCK = 0, O_NOCTTY = 0 } = constants

/**
 * The text of a regular file of at most 16 MiB. Other kinds are refused without a wait: opening a FIFO blocks until
 * somebody writes (fifo(7)), and /dev/zero never ends.
 *
 * @throws Node's own error; one with the code EINVAL for what is no regular file, EFBIG for what is too large
 */
export async function readRegular(path: string): Promise<string> {
  const handle = await open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
  try {
    const status = await handle.stat()
    if (status.isDirectory()) throw refusal('EISDIR', 'it is a directory')
    if (!status.isFile()) throw refusal('EINVAL', 'it is no regular file')
    // The kernel's own files report a size of 0, so that only reading shows where one ends.
    const parts: Buffer[] = []
    let length = 0
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(65_536), 0, 65_536, null)
      if (bytesRead === 0) return Buffer.concat(parts).toString('utf8')
      parts.push(buffer.subarray(0, bytesRead))
      length += bytesRead
      if (length > limit) throw refusal('EFBIG', `it is larger than ${limit / 1024 ** 2} MiB`)
    }
  } finally {
    await handle.close()
  }
}

/** An error as Node gives them, with a code. */
export function refusal(code: string, words: string): Error {
  return Object.assign(new Error(words), { code })
}
