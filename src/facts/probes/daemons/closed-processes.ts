import { type Namespaces, namespaceNames, type Observation } from '../../facts.ts'
import { Unseen } from '../../observe.ts'
import { parseNamespaceLink } from '../../parsers/namespace-link.ts'
import type { Source } from '../../source.ts'
import type { OpenDaemon } from './inside.ts'
import { statAsRoot } from './stat-as-root.ts'

/** What the links in `/proc/<pid>` of a daemon say. */
export type Links = {
  readonly namespaces: Observation<Namespaces>
  /** Its root directory in the job's own view; null where that is not known. */
  readonly root: string | null
}

/** Reads the links of processes that are closed to us, through one call of sudo for all of them. */
export async function readLinksAsRoot(
  source: Source,
  daemons: readonly OpenDaemon[],
): Promise<(daemon: OpenDaemon) => Links> {
  if (daemons.length === 0) return () => unseen('no process was closed')
  if (source.process.uid === 0) {
    // Root of a container without CAP_SYS_PTRACE (ptrace(2), access mode checking).
    return ({ pid }) => unseen(`/proc/${pid}/ns is closed to root here, which lacks CAP_SYS_PTRACE (EACCES)`)
  }
  const directory = ({ pid }: OpenDaemon) => `${source.proc}/${pid}`
  const rootOf = (daemon: OpenDaemon) => `${directory(daemon)}/root`
  const namespacesOf = (daemon: OpenDaemon) => namespaceNames.map((name) => `${directory(daemon)}/ns/${name}`)
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
    return ({ pid }) => unseen(`/proc/${pid}/ns is readable by root only (EACCES), and ${error.message}`)
  }
}

function unseen(reason: string): Links {
  return { namespaces: { status: 'unseen', reason }, root: null }
}
