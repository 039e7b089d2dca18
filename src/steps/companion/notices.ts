import { fileNames } from '../../companion/configuration.ts'
import type { Tools } from '../step.ts'

/** A job can write into the directory, so what it gives is bounded. */
const most = 10
const longest = 500

/** What a companion has to say to the user: each line of its file. */
export async function noticesIn(
  directory: string,
  files: Pick<Tools['files'], 'readText'>,
): Promise<string[]> {
  const text = await files.readText(`${directory}/${fileNames.notices}`).catch(() => '')
  const lines = text.split('\n').filter((line) => line !== '')
  return lines.slice(0, most).map((line) => line.slice(0, longest))
}
