import type Dockerode from 'dockerode'
import type { Deadline } from './before-deadline.ts'

/** Bytes of a block in a tar archive (tar(5)). */
const block = 512
/** Bytes. A larger file is no configuration. */
const largest = 1024 ** 2

/**
 * The text of a regular file in a container, which needs not run. The engine answers with an archive that has this file
 * only.
 *
 * @returns null for anything but a regular file of at most 1 MiB
 */
export async function readContainerFile(
  container: Dockerode.Container,
  path: string,
  deadline: Deadline,
): Promise<string | null> {
  const stream = await container.getArchive({ path, ...deadline })
  const chunks: Buffer[] = []
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk))
    const [first] = chunks
    if (first && first.length >= block && sizeIn(first) > largest) return null
  }
  const archive = Buffer.concat(chunks)
  // Offset 156 has the type: 0 is a regular file.
  if (archive.length < block || archive.toString('latin1', 156, 157) !== '0') return null
  return archive.toString('utf8', block, block + sizeIn(archive))
}

/** Octal digits at offset 124. */
const sizeIn = (archive: Buffer): number => Number.parseInt(archive.toString('latin1', 124, 136), 8)
