import type { Files } from '../../platform/files.ts'
import { Unseen } from '../observe.ts'
import { codeOf, systemErrorWords } from '../parsers/system-error.ts'

type Reading = { readonly files: Pick<Files, 'readText'> }

/** The file's text. @throws Unseen with a sentence that names the file */
export async function read({ files }: Reading, path: string): Promise<string> {
  try {
    return await files.readText(path)
  } catch (error) {
    throw new Unseen(`${path} could not be read: ${systemErrorWords(error)}`, { cause: error })
  }
}

/** The file's text; null where there is no such file. @throws Unseen where there is one that cannot be read */
export async function readIfPresent({ files }: Reading, path: string): Promise<string | null> {
  try {
    return await files.readText(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null
    throw new Unseen(`${path} could not be read: ${systemErrorWords(error)}`, { cause: error })
  }
}

/** The file's text, or the fallback, for whatever reason it cannot be read. */
export function readOr<Fallback>(
  { files }: Reading,
  path: string,
  fallback: Fallback,
): Promise<string | Fallback> {
  return files.readText(path).catch(() => fallback)
}

/** Names of the directory's entries; none where it is missing or closed to us. */
export function listOrNone(
  { files }: { readonly files: Pick<Files, 'list'> },
  path: string,
): Promise<string[]> {
  return files.list(path).catch(() => [])
}
