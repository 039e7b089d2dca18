import type { Daemon } from '../../facts.ts'
import { Unseen } from '../../observe.ts'
import { configurationFile, dataRootOf } from '../../parsers/data-root.ts'
import { codeOf, systemErrorWords } from '../../parsers/system-error.ts'
import type { Source } from '../../source.ts'
import { readNamespaces } from '../own-namespaces.ts'
import { readIfPresent } from '../read.ts'
import { bothUnseen, type Inside, type OpenDaemon, observed } from './inside.ts'
import { lookAsRoot } from './look-as-root.ts'

/**
 * Adds to daemons what only their owner and root may see: their namespaces, and which directory their data root is.
 * Those that are closed to us are looked at through sudo, if it asks for no password.
 */
export async function lookIntoProcesses(source: Source, daemons: readonly OpenDaemon[]): Promise<Daemon[]> {
  const direct = await Promise.all(daemons.map((daemon) => lookDirectly(source, daemon)))
  const closed = daemons.filter((_, index) => direct[index] === null)
  const asRoot = await lookAsRoot(source, closed)
  return daemons.map((daemon, index) => ({
    ...daemon,
    ...(direct[index] ?? asRoot(daemon)),
  }))
}

/** null where the process is closed to us. */
async function lookDirectly(source: Source, daemon: OpenDaemon): Promise<Inside | null> {
  const directory = `${source.proc}/${daemon.pid}`
  try {
    const namespaces = await readNamespaces(source, `${directory}/ns`)
    const dataRootIdentity = await observed(() => identityOf(source, daemon))
    return { namespaces: { status: 'seen', value: namespaces }, dataRootIdentity }
  } catch (error) {
    if (codeOf(error) === 'EACCES' || codeOf(error) === 'EPERM') return null
    return bothUnseen(`/proc/${daemon.pid}/ns could not be read: ${systemErrorWords(error)}`)
  }
}

async function identityOf(source: Source, daemon: OpenDaemon): Promise<string> {
  const root = `${source.proc}/${daemon.pid}/root`
  const file = configurationFile(daemon)
  const path = dataRootOf(daemon, file === null ? null : await readIfPresent(source, root + file))
  try {
    const { device, inode } = await source.files.status(root + path)
    return `${device}:${inode}`
  } catch (error) {
    throw new Unseen(
      `the data root ${path} of process ${daemon.pid} could not be seen: ${systemErrorWords(error)}`,
    )
  }
}
