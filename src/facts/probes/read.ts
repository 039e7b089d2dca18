import type { Files } from '../../platform/files.ts'
import { Unseen } from '../observe.ts'
import { codeOf, systemErrorText } from '../parsers/system-error.ts'

type Reading = { readonly files: Pick<Files, 'readText'> }

/** The text of a file. @throws Unseen with a reason that names the file */
export async function read({ files }: Reading, path: string): Promise<string> {
  try {
    return await files.readText(path)
  } catch (error) {
    throw new Unseen(`${path} could not be read: ${systemErrorText(error)}`, { cause: error })
  }
}

/** The text of a file; null if it does not exist. @throws Unseen if it exists but cannot be read */
export async function readIfPresent({ files }: Reading, path: string): Promise<string | null> {
  try {
    return await files.readText(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null
    throw new Unseen(`${path} could not be read: ${systemErrorText(error)}`, { cause: error })
  }
}

/** The text of a file, or the fallback if it cannot be read for any reason. */
export function readOr<Fallback>(
  { files }: Reading,
  path: string,
  fallback: Fallback,
): Promise<string | Fallback> {
  return files.readText(path).catch(() => fallback)
}

/** The names in a directory; empty if it does not exist or cannot be read. */
export function listOrNone(
  { files }: { readonly files: Pick<Files, 'list'> },
  path: string,
): Promise<string[]> {
  return files.list(path).catch(() => [])
}
