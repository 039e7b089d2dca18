import type { Daemon, DaemonKind } from '../facts.ts'
import { Unseen } from '../observe.ts'
import { optionValue } from './command-line.ts'
import { parseJson, textAt } from './json.ts'

type Told = Pick<Daemon, 'kind' | 'pid' | 'uid' | 'arguments' | 'dataRoot'>

/** Where a daemon of root keeps its data and its settings, unless its command line says otherwise. */
const defaults: {
  readonly [Kind in DaemonKind]?: {
    readonly dataRoot: string
    readonly file: string
    readonly option: string
  }
} = {
  dockerd: { dataRoot: '/var/lib/docker', file: '/etc/docker/daemon.json', option: '--config-file' },
  containerd: { dataRoot: '/var/lib/containerd', file: '/etc/containerd/config.toml', option: '--config' },
  buildkitd: { dataRoot: '/var/lib/buildkit', file: '/etc/buildkit/buildkitd.toml', option: '--config' },
}

/** The file that may set the daemon's data root; null where the command line does, or where none can. */
export function configurationFile(daemon: Told): string | null {
  const known = defaults[daemon.kind]
  if (!known || daemon.dataRoot) return null
  const names = daemon.kind === 'containerd' ? [known.option, '-c'] : [known.option]
  return optionValue(daemon.arguments, ...names) ?? known.file
}

/**
 * The data root in the daemon's own view: of its command line, its configuration, or its default.
 *
 * @param configuration the text of its configuration file; null where there is none
 * @throws Unseen where it cannot be told
 */
export function dataRootOf(daemon: Told, configuration: string | null): string {
  const known = defaults[daemon.kind]
  if (daemon.dataRoot) return absolute(daemon.dataRoot)
  if (!known) throw new Unseen(`where ${daemon.kind} (pid ${daemon.pid}) keeps its data is not known`)
  const stated = configuration === null ? null : dataRootSetting(daemon.kind, configuration)
  if (stated) return absolute(stated)
  if (daemon.uid === 0) return known.dataRoot
  throw new Unseen(
    `${daemon.kind} (pid ${daemon.pid}) runs as uid ${daemon.uid}, and where that user keeps its data is not known`,
  )
}

/**
 * The data root that a configuration file sets: `data-root` (once `graph`) of dockerd's daemon.json, `root` at the
 * head of containerd's and buildkitd's TOML. null where it sets none.
 *
 * @throws Unseen where dockerd's is no JSON object
 */
export function dataRootSetting(kind: DaemonKind, text: string): string | null {
  if (kind === 'dockerd') {
    const json = parseJson(text, 'the configuration file of dockerd')
    return textAt(json, 'data-root') || textAt(json, 'graph') || null
  }
  // Keys of a table come after its header.
  const [head = ''] = text.split(/^\s*\[/m)
  const [, double, single] = /^\s*root\s*=\s*(?:"([^"]*)"|'([^']*)')/m.exec(head) ?? []
  return double || single || null
}

function absolute(path: string): string {
  if (path.startsWith('/')) return path
  throw new Unseen(`the data root ${path} is relative to a directory that is not known`)
}
