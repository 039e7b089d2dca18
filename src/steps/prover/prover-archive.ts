import { buffer } from 'node:stream/consumers'
import { pack } from 'tar-stream'

/** A tar archive of a root filesystem with one program, `/prover`, and the mount point `/workspace`. */
export async function proverArchive(program: Buffer): Promise<Buffer> {
  const archive = pack()
  archive.entry({ name: 'prover', mode: 0o755 }, program)
  archive.entry({ name: 'workspace', type: 'directory', mode: 0o755 })
  archive.finalize()
  return buffer(archive)
}
