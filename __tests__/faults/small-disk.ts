import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Mounts a filesystem of its own on a folder: its file is sparse, so it takes only what is written. */
export function mountSmallDisk(file: string, folder: string, size: string): void {
  execFileSync('truncate', ['--size', size, file])
  execFileSync('mkfs.ext4', ['-q', '-m', '0', file])
  mkdirSync(folder, { recursive: true })
  execFileSync('mount', ['-o', 'loop', file, folder])
}

/** Takes all room that is left on the filesystem of a folder. Gives what makes room again. */
export function fillDisk(folder: string): () => void {
  const fillers = ['berth-filler', 'berth-filler-rest'].map((name) => join(folder, name)) as [string, string]
  const { bavail, bsize } = statfsSync(folder)
  execFileSync('fallocate', ['--length', String(Math.max(1, bavail - 64) * bsize), fillers[0]])
  try {
    writeFileSync(fillers[1], Buffer.alloc(1024 * bsize))
  } catch {
    // It is full now, which is what was wanted.
  }
  return () => {
    for (const filler of fillers) rmSync(filler, { force: true })
  }
}
