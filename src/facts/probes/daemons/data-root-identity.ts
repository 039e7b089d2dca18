import type { ForeignFiles } from '../../../platform/foreign-files.ts'
import { Unseen } from '../../observe.ts'
import { configurationFile, dataRootOf } from '../../parsers/data-root.ts'
import { systemErrorWords } from '../../parsers/system-error.ts'
import type { Source } from '../../source.ts'
import { readIfPresent } from '../read.ts'
import type { OpenDaemon } from './inside.ts'

/** A daemon's files as it sees them. Both functions reject with Node's own error. */
export type View = {
  readText(path: string): Promise<string>
  identity(path: string): Promise<string>
}

/** The view of a daemon that has the job's own files, and is trusted: root's, or the job's user's. */
export function ownView({ files }: Pick<Source, 'files'>): View {
  return {
    readText: (path) => files.readText(path),
    async identity(path) {
      const { device, inode } = await files.status(path)
      return `${device}:${inode}`
    },
  }
}

/** The view of any other daemon: a tenant's container may hold anything at these paths. */
export function foreignView(foreign: ForeignFiles, root: string): View {
  return {
    readText: (path) => foreign.readText(root, path),
    identity: (path) => foreign.identity(root, path),
  }
}

/**
 * Which directory the daemon's data root is, as `device:inode`.
 *
 * @throws Unseen where it cannot be told; its cause is Node's error where a file is closed to us
 */
export async function dataRootIdentity(daemon: OpenDaemon, view: View): Promise<string> {
  const file = configurationFile(daemon)
  const configuration = file === null ? null : await readIfPresent({ files: view }, file)
  const path = dataRootOf(daemon, configuration)
  try {
    return await view.identity(path)
  } catch (error) {
    throw new Unseen(
      `the data root ${path} of process ${daemon.pid} could not be seen: ${systemErrorWords(error)}`,
      { cause: error },
    )
  }
}
