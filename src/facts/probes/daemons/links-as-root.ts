import { type Namespaces, namespaceNames, type Observation } from '../../facts.ts'
import { Unseen } from '../../observe.ts'
import { parseNamespaceLink } from '../../parsers/namespace-link.ts'
import type { Source } from '../../source.ts'
import { statAsRoot } from './stat-as-root.ts'
import type { VisibleDaemon } from './visible-daemon.ts'

/** The links in `/proc/<pid>` of a daemon. */
export type Links = {
  readonly namespaces: Observation<Namespaces>
  /** Its root directory as the job sees it; null if unknown. */
  readonly root: string | null
}

/** Reads the links of processes of other users, with a single call of sudo. */
export async function readLinksAsRoot(
  source: Source,
  daemons: readonly VisibleDaemon[],
): Promise<(daemon: VisibleDaemon) => Links> {
  if (daemons.length === 0) return () => unseen('all processes were readable')
  if (source.process.uid === 0) {
    // Root in a container without CAP_SYS_PTRACE (ptrace(2), access mode checking).
    return ({ pid }) => unseen(`root lacks CAP_SYS_PTRACE to read /proc/${pid}/ns (EACCES)`)
  }
  const directory = ({ pid }: VisibleDaemon) => `${source.proc}/${pid}`
  const rootOf = (daemon: VisibleDaemon) => `${directory(daemon)}/root`
  const namespacesOf = (daemon: VisibleDaemon) =>
    namespaceNames.map((name) => `${directory(daemon)}/ns/${name}`)
  try {
    const found = await statAsRoot(
      source,
      daemons.flatMap((daemon) => [...namespacesOf(daemon), rootOf(daemon)]),
    )
    return (daemon) => {
      const links = namespacesOf(daemon).flatMap((path) => parseNamespaceLink(found.get(path) ?? '') ?? [])
      if (links.length === 0) return unseen(`process ${daemon.pid} has ended`)
      const value: Namespaces = Object.fromEntries(links.map(({ name, inode }) => [name, inode]))
      return { namespaces: { status: 'seen', value }, root: found.get(rootOf(daemon)) ?? null }
    }
  } catch (error) {
    if (!(error instanceof Unseen)) throw error
    return ({ pid }) => unseen(`only root can read /proc/${pid}/ns (EACCES), and ${error.message}`)
  }
}

function unseen(reason: string): Links {
  return { namespaces: { status: 'unseen', reason }, root: null }
}
