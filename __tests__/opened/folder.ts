import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeAfterwards } from './close-afterwards.ts'

/** Makes an empty folder for a test. After the test it is removed, with all that is in it. */
export async function temporaryFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `berth-${name}-`))
  await closeAfterwards(() => rm(folder, { recursive: true, force: true }))
  return folder
}
