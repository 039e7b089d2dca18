import type Dockerode from 'dockerode'
import type { Deadline } from './before-deadline.ts'

/** Bytes of a block in a tar archive (tar(5)). */
const block = 512
/** Bytes. A larger file is no configuration. */
const largest = 1024 ** 2

/**
 * The bytes of a regular file in a container, which needs not run. The engine answers with an archive that has this file
 * only.
 *
 * @returns null for anything but a regular file of at most 1 MiB
 */
export async function readContainerFile(
  container: Dockerode.Container,
  path: string,
  deadline: Deadline,
): Promise<Buffer | null> {
  const stream = await container.getArchive({ path, ...deadline })
  const chunks: Buffer[] = []
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk))
    const [first] = chunks
    if (first && first.length >= block && sizeIn(first, 0) > largest) return null
  }
  const archive = Buffer.concat(chunks)
  const at = startIn(archive)
  if (archive.length < at + block || typeAt(archive, at) !== '0') return null
  const size = sizeIn(archive, at)
  return size > largest ? null : archive.subarray(at + block, at + block + size)
}

/** The offset of the header of the file. One with extended attributes comes after a pax header, which has the type x. */
function startIn(archive: Buffer): number {
  const isExtended = archive.length >= block && typeAt(archive, 0) === 'x'
  return isExtended ? block + Math.ceil(sizeIn(archive, 0) / block) * block : 0
}

/** The type is at offset 156. 0 is a regular file. */
const typeAt = (archive: Buffer, at: number): string => archive.toString('latin1', at + 156, at + 157)

/** Octal digits at offset 124. */
const sizeIn = (archive: Buffer, at: number): number =>
  Number.parseInt(archive.toString('latin1', at + 124, at + 136), 8)
