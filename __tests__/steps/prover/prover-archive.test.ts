import { expect, test } from '@jest/globals'
import { extract } from 'tar-stream'
import { programs } from '../../../src/steps/prover/programs.ts'
import { proverArchive } from '../../../src/steps/prover/prover-archive.ts'

type Entry = { readonly name: string; readonly type: string; readonly mode: number; readonly content: Buffer }

async function entriesOf(archive: Buffer): Promise<Entry[]> {
  const entries: Entry[] = []
  const extraction = extract()
  extraction.end(archive)
  for await (const entry of extraction) {
    const pieces: Buffer[] = []
    for await (const piece of entry) pieces.push(piece as Buffer)
    const { name, type, mode } = entry.header
    entries.push({ name, type: type ?? '', mode: mode ?? 0, content: Buffer.concat(pieces) })
  }
  return entries
}

test.each(Object.entries(programs))(
  'the archive for %s contains the program and a mount point',
  async (_, base64) => {
    const program = Buffer.from(base64, 'base64')
    const [prover, workspace, ...others] = await entriesOf(await proverArchive(program))
    expect(prover).toMatchObject({ name: 'prover', type: 'file', mode: 0o755 })
    expect(prover?.content.equals(program)).toBe(true)
    expect(workspace).toMatchObject({ name: 'workspace', type: 'directory', mode: 0o755 })
    expect(others).toEqual([])
  },
)
