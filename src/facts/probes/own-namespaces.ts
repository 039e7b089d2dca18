import { type Namespaces, namespaceNames } from '../facts.ts'
import { type Probe, Unseen } from '../observe.ts'
import { parseNamespaceLink } from '../parsers/namespace-link.ts'
import { codeOf, systemErrorWords } from '../parsers/system-error.ts'
import type { Source } from '../source.ts'
import { requireLinux } from './require-linux.ts'

/** The namespaces of the job's own process, which every user may see. */
export const ownNamespaces: Probe<'ownNamespaces', Source> = async (source) => {
  requireLinux(source, '/proc/self/ns')
  try {
    return await readNamespaces(source, `${source.proc}/self/ns`)
  } catch (error) {
    throw new Unseen(`/proc/self/ns could not be read: ${systemErrorWords(error)}`)
  }
}

/**
 * The namespaces by the links in a `/proc/<pid>/ns`. A kind that this kernel lacks is left out.
 *
 * @throws Node's own error where the links are closed to us, or there are none
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
