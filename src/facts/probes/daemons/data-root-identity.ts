import type { ForeignFiles } from '../../../platform/foreign-files.ts'
import { Unseen } from '../../observe.ts'
import { configurationFile, dataRootOf } from '../../parsers/data-root.ts'
import { systemErrorText } from '../../parsers/system-error.ts'
import type { Source } from '../../source.ts'
import { readIfPresent } from '../read.ts'
import type { VisibleDaemon } from './visible-daemon.ts'

/** A daemon's files as the daemon sees them. Both functions reject with Node's error. */
export type View = {
  readText(path: string): Promise<string>
  identity(path: string): Promise<string>
}

/** The view of a trusted daemon (of root or the job's user) that sees the same files as the job. */
export function ownView({ files }: Pick<Source, 'files'>): View {
  return {
    readText: (path) => files.readText(path),
    async identity(path) {
      const { device, inode } = await files.status(path)
      return `${device}:${inode}`
    },
  }
}

/** The view of any other daemon. Another tenant's container can have anything at these paths. */
export function foreignView(foreign: ForeignFiles, root: string): View {
  return {
    readText: (path) => foreign.readText(root, path),
    identity: (path) => foreign.identity(root, path),
  }
}

/**
 * The identity of the daemon's data root, as `device:inode`.
 *
 * @throws Unseen if it cannot be determined. Its cause is Node's error if a file cannot be read.
 */
export async function dataRootIdentity(daemon: VisibleDaemon, view: View): Promise<string> {
  const file = configurationFile(daemon)
  const configuration = file === null ? null : await readIfPresent({ files: view }, file)
  const path = dataRootOf(daemon, configuration)
  try {
    return await view.identity(path)
  } catch (error) {
    throw new Unseen(
      `the data root ${path} of process ${daemon.pid} could not be read: ${systemErrorText(error)}`,
      { cause: error },
    )
  }
}
