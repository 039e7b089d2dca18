import type { ForeignFiles } from '../../../platform/foreign-files.ts'
import type { Daemon, Namespaces, Observation } from '../../facts.ts'
import { codeOf, systemErrorText } from '../../parsers/system-error.ts'
import type { Source } from '../../source.ts'
import { readNamespaces } from '../own-namespaces.ts'
import { dataRootIdentity, foreignView, ownView } from './data-root-identity.ts'
import { type Links, readLinksAsRoot } from './links-as-root.ts'
import { observed, type VisibleDaemon } from './visible-daemon.ts'

/**
 * Adds the facts of daemons that only their user and root can read: their namespaces and the identity of their data root.
 * For daemons of other users it uses sudo, if sudo needs no password.
 */
export async function inspectProcesses(source: Source, daemons: readonly VisibleDaemon[]): Promise<Daemon[]> {
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

/** Gives null if permission is denied. */
async function readLinks(source: Source, daemon: VisibleDaemon): Promise<Links | null> {
  const directory = `${source.proc}/${daemon.pid}`
  try {
    const value = await readNamespaces(source, `${directory}/ns`)
    const root = await source.files.readLink(`${directory}/root`).catch(() => null)
    return { namespaces: { status: 'seen', value }, root }
  } catch (error) {
    if (codeOf(error) === 'EACCES' || codeOf(error) === 'EPERM') return null
    const reason = `/proc/${daemon.pid}/ns could not be read: ${systemErrorText(error)}`
    return { namespaces: { status: 'unseen', reason }, root: null }
  }
}

async function lookForDataRoot(
  source: Source,
  daemon: VisibleDaemon,
  { namespaces, root }: Links,
  own: Namespaces,
  foreign: ForeignFiles,
): Promise<Observation<string>> {
  if (namespaces.status === 'unseen') return namespaces
  const lookAsDaemon = () =>
    dataRootIdentity(daemon, foreignView(foreign, `${source.proc}/${daemon.pid}/root`))
  const sharesFiles = namespaces.value.mnt === own.mnt && root === '/'
  // Any user can name a process dockerd and give it any path.
  const isTrusted = daemon.uid === 0 || daemon.uid === source.process.uid
  return observed(async () => {
    if (!sharesFiles || !isTrusted) return lookAsDaemon()
    try {
      return await dataRootIdentity(daemon, ownView(source))
    } catch (error) {
      // Only root has access: a reader started with sudo can succeed.
      if (codeOf((error as Error).cause) === 'EACCES') return lookAsDaemon()
      throw error
    }
  })
}
