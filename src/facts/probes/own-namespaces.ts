import { type Namespaces, namespaceNames } from '../facts.ts'
import { type Probe, Unseen } from '../observe.ts'
import { parseNamespaceLink } from '../parsers/namespace-link.ts'
import { codeOf, systemErrorText } from '../parsers/system-error.ts'
import type { Source } from '../source.ts'
import { requireLinux } from './require-linux.ts'

/** The namespaces of the job's process, which any user can read. */
export const ownNamespaces: Probe<'ownNamespaces', Source> = async (source) => {
  requireLinux(source, '/proc/self/ns')
  try {
    return await readNamespaces(source, `${source.proc}/self/ns`)
  } catch (error) {
    throw new Unseen(`/proc/self/ns could not be read: ${systemErrorText(error)}`)
  }
}

/**
 * The namespaces from the links in `/proc/<pid>/ns`. Kinds that this kernel does not support are left out.
 *
 * @throws Node's error if the links cannot be read, or there are none
 */
export async function readNamespaces(
  { files }: Pick<Source, 'files'>,
  directory: string,
): Promise<Namespaces> {
  const namespaces: { -readonly [Name in keyof Namespaces]: Namespaces[Name] } = {}
  let missing: unknown
  await Promise.all(
    namespaceNames.map(async (name) => {
      try {
        const link = parseNamespaceLink(await files.readLink(`${directory}/${name}`))
        if (link) namespaces[link.name] = link.inode
      } catch (error) {
        if (codeOf(error) !== 'ENOENT') throw error
        missing = error
      }
    }),
  )
  if (missing && Object.keys(namespaces).length === 0) throw missing
  return namespaces
}
