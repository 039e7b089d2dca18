import { type Namespaces, namespaceNames } from '../../facts.ts'
import { Unseen } from '../../observe.ts'
import { configurationFile, dataRootOf } from '../../parsers/data-root.ts'
import { parseNamespaceLink } from '../../parsers/namespace-link.ts'
import type { Source } from '../../source.ts'
import { readNamespaces } from '../own-namespaces.ts'
import { readIfPresent } from '../read.ts'
import { bothUnseen, type Inside, type OpenDaemon, observed } from './inside.ts'
import { type RootStatus, statAsRoot } from './stat-as-root.ts'

type Look = (daemon: OpenDaemon) => Inside

/** Looks into processes that are closed to us, through two calls of sudo for all of them. */
export async function lookAsRoot(source: Source, daemons: readonly OpenDaemon[]): Promise<Look> {
  if (daemons.length === 0) return () => bothUnseen('no process was closed')
  if (source.process.uid === 0) {
    // Root of a container without CAP_SYS_PTRACE (ptrace(2), access mode checking).
    return ({ pid }) =>
      bothUnseen(`/proc/${pid}/ns is closed to root here, which lacks CAP_SYS_PTRACE (EACCES)`)
  }
  try {
    return await lookThroughSudo(source, daemons)
  } catch (error) {
    if (!(error instanceof Unseen)) throw error
    return ({ pid }) => bothUnseen(`/proc/${pid}/ns is readable by root only (EACCES), and ${error.message}`)
  }
}

async function lookThroughSudo(source: Source, daemons: readonly OpenDaemon[]): Promise<Look> {
  const directory = ({ pid }: OpenDaemon) => `${source.proc}/${pid}`
  const fileOf = (daemon: OpenDaemon) => `${directory(daemon)}/root${configurationFile(daemon) ?? '/'}`
  const linksOf = (daemon: OpenDaemon) => namespaceNames.map((name) => `${directory(daemon)}/ns/${name}`)

  const [own, found] = await Promise.all([
    readNamespaces(source, `${source.proc}/self/ns`),
    statAsRoot(
      source,
      daemons.flatMap((daemon) => [...linksOf(daemon), fileOf(daemon)]),
    ),
  ])
  const dataRoots = await Promise.all(
    daemons.map((daemon) =>
      observed(async () => {
        const beside = namespacesOf(found, linksOf(daemon)).mnt === own.mnt
        const text = found.has(fileOf(daemon)) ? await configurationText(source, daemon, beside) : null
        // With the dot, stat(1) follows a data root that is itself a link.
        return `${directory(daemon)}/root${dataRootOf(daemon, text)}/.`
      }),
    ),
  )
  const paths = dataRoots.flatMap((each) => (each.status === 'seen' ? each.value : []))
  const identities = paths.length > 0 ? await statAsRoot(source, paths) : new Map<string, RootStatus>()

  return (daemon) => {
    const namespaces = namespacesOf(found, linksOf(daemon))
    if (Object.keys(namespaces).length === 0) return bothUnseen(`process ${daemon.pid} has ended`)
    const dataRoot = dataRoots[daemons.indexOf(daemon)]
    const identity = dataRoot?.status === 'seen' ? identities.get(dataRoot.value)?.identity : undefined
    const reason = dataRoot?.status === 'unseen' ? dataRoot.reason : `process ${daemon.pid} has no data root`
    return {
      namespaces: { status: 'seen', value: namespaces },
      dataRootIdentity: identity ? { status: 'seen', value: identity } : { status: 'unseen', reason },
    }
  }
}

/** The file through our own view of the files, where that is the daemon's too: most are readable by everyone. */
async function configurationText(
  source: Source,
  daemon: OpenDaemon,
  beside: boolean,
): Promise<string | null> {
  const file = configurationFile(daemon)
  if (file === null) return null
  if (beside) return readIfPresent(source, file)
  throw new Unseen(
    `the data root of process ${daemon.pid} may be set in its ${file}, which only root can read`,
  )
}

function namespacesOf(found: ReadonlyMap<string, RootStatus>, links: readonly string[]): Namespaces {
  const parsed = links.flatMap((path) => parseNamespaceLink(found.get(path)?.link ?? '') ?? [])
  return Object.fromEntries(parsed.map(({ name, inode }) => [name, inode]))
}
