import type { Filesystem } from '../facts.ts'
import { filesystemType } from '../parsers/filesystem-type.ts'
import type { Source } from '../source.ts'

/** The filesystem of a path, from statfs(2). Rejects with Node's error. */
export async function measureFilesystem({ files }: Pick<Source, 'files'>, path: string): Promise<Filesystem> {
  const { magic, freeBytes, totalBytes, freeInodes, totalInodes } = await files.filesystem(path)
  // Filesystems without a fixed number of inodes, such as btrfs, report 0.
  const counted = totalInodes > 0
  return {
    path,
    type: filesystemType(magic),
    freeBytes,
    totalBytes,
    freeInodes: counted ? freeInodes : null,
    totalInodes: counted ? totalInodes : null,
  }
}
