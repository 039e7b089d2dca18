import type { ForeignFiles } from '../../../platform/foreign-files.ts'
import type { Daemon, Namespaces, Observation } from '../../facts.ts'
import { codeOf, systemErrorWords } from '../../parsers/system-error.ts'
import type { Source } from '../../source.ts'
import { readNamespaces } from '../own-namespaces.ts'
import { type Links, readLinksAsRoot } from './closed-processes.ts'
import { dataRootIdentity, foreignView, ownView } from './data-root-identity.ts'
import { type OpenDaemon, observed } from './inside.ts'

/**
 * Adds to daemons what only their owner and root may see: their namespaces, and which directory their data root is.
 * Those that are closed to us are looked at through sudo, if it asks for no password.
 */
export async function lookIntoProcesses(source: Source, daemons: readonly OpenDaemon[]): Promise<Daemon[]> {
  const direct = await Promise.all(daemons.map((daemon) => readLinks(source, daemon)))
  const closed = daemons.filter((_, index) => direct[index] === null)
  const [asRoot, own] = await Promise.all([
    readLinksAsRoot(source, closed),
    readNamespaces(source, `${source.proc}/self/ns`).catch((): Namespaces => ({})),
  ])
  const foreign = {
    open: source.openForeignFiles({ asRoot: false }),
    closed: source.openForeignFiles({ asRoot: true }),
  }
  try {
    return await Promise.all(
      daemons.map(async (daemon, index) => {
        const links = direct[index] ?? asRoot(daemon)
        const reader = foreign[direct[index] ? 'open' : 'closed']
        return {
          ...daemon,
          namespaces: links.namespaces,
          dataRootIdentity: await lookForDataRoot(source, daemon, links, own, reader),
        }
      }),
    )
  } finally {
    foreign.open.close()
    foreign.closed.close()
  }
}

/** null where the process is closed to us. */
async function readLinks(source: Source, daemon: OpenDaemon): Promise<Links | null> {
  const directory = `${source.proc}/${daemon.pid}`
  try {
    const value = await readNamespaces(source, `${directory}/ns`)
    const root = await source.files.readLink(`${directory}/root`).catch(() => null)
    return { namespaces: { status: 'seen', value }, root }
  } catch (error) {
    if (codeOf(error) === 'EACCES' || codeOf(error) === 'EPERM') return null
    const reason = `/proc/${daemon.pid}/ns could not be read: ${systemErrorWords(error)}`
    return { namespaces: { status: 'unseen', reason }, root: null }
  }
}

async function lookForDataRoot(
  source: Source,
  daemon: OpenDaemon,
  { namespaces, root }: Links,
  own: Namespaces,
  foreign: ForeignFiles,
): Promise<Observation<string>> {
  if (namespaces.status === 'unseen') return namespaces
  const throughForeign = () =>
    dataRootIdentity(daemon, foreignView(foreign, `${source.proc}/${daemon.pid}/root`))
  const isBeside = namespaces.value.mnt === own.mnt && root === '/'
  // A process of another user may be called dockerd, and name any path.
  const isTrusted = daemon.uid === 0 || daemon.uid === source.process.uid
  return observed(async () => {
    if (!isBeside || !isTrusted) return throughForeign()
    try {
      return await dataRootIdentity(daemon, ownView(source))
    } catch (error) {
      // Only root may look there: a reader that sudo starts can.
      if (codeOf((error as Error).cause) === 'EACCES') return throughForeign()
      throw error
    }
  })
}
