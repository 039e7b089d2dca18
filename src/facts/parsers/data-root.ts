import type { Daemon, DaemonKind } from '../facts.ts'
import { Unseen } from '../observe.ts'
import { optionValue } from './command-line.ts'
import { parseJson, textAt } from './json.ts'

type DaemonFacts = Pick<Daemon, 'kind' | 'pid' | 'uid' | 'arguments' | 'dataRoot'>

/** The default data roots and configuration files of daemons that run as root. */
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

/** The configuration file that can set the data root; null if the command line sets it, or no file can. */
export function configurationFile(daemon: DaemonFacts): string | null {
  const known = defaults[daemon.kind]
  if (!known || daemon.dataRoot) return null
  const names = daemon.kind === 'containerd' ? [known.option, '-c'] : [known.option]
  return optionValue(daemon.arguments, ...names) ?? known.file
}

/**
 * The data root as the daemon sees it: from its command line, its configuration file, or the default.
 *
 * @param configuration the text of its configuration file; null if there is none
 * @throws Unseen if it cannot be determined
 */
export function dataRootOf(daemon: DaemonFacts, configuration: string | null): string {
  const known = defaults[daemon.kind]
  if (daemon.dataRoot) return absolute(daemon.dataRoot)
  if (!known) throw new Unseen(`the data root of ${daemon.kind} (PID ${daemon.pid}) is unknown`)
  const stated = configuration === null ? null : dataRootSetting(daemon.kind, configuration)
  if (stated) return absolute(stated)
  if (daemon.uid === 0) return known.dataRoot
  throw new Unseen(
    `the data root of ${daemon.kind} (PID ${daemon.pid}), which runs as uid ${daemon.uid}, is unknown`,
  )
}

/**
 * The data root in a configuration file: `data-root` (formerly `graph`) in dockerd's daemon.json, the top-level `root` in
 * the TOML of containerd and buildkitd; null if it is not set.
 *
 * @throws Unseen if dockerd's file is not a JSON object
 */
export function dataRootSetting(kind: DaemonKind, text: string): string | null {
  if (kind === 'dockerd') {
    const json = parseJson(text, 'the configuration file of dockerd')
    return textAt(json, 'data-root') || textAt(json, 'graph') || null
  }
  // Top-level keys come before the first table.
  const [head = ''] = text.split(/^\s*\[/m)
  const [, double, single] = /^\s*root\s*=\s*(?:"([^"]*)"|'([^']*)')/m.exec(head) ?? []
  return double || single || null
}

function absolute(path: string): string {
  if (path.startsWith('/')) return path
  throw new Unseen(`the data root ${path} is relative to an unknown directory`)
}
