import { canonicalSocketPath, defaultSocket, isLoopback } from '../../values/engine-host.ts'
import { isWithin } from '../../values/path.ts'
import type { Daemon, Endpoint, Engine, Namespaces } from '../facts.ts'

/** True if the process runs in a PID namespace below the one that the job looks from, as in a container. */
export function isNested(daemon: Daemon): boolean {
  return daemon.namespacePids.length > 1
}

/** The inode of the daemon's network namespace; undefined where it could not be seen. */
export function networkNamespaceOf(daemon: Daemon): number | undefined {
  return daemon.namespaces.status === 'seen' ? daemon.namespaces.value.net : undefined
}

/** What the reports call a daemon: `dockerd, PID 1402`, with its PID inside where that differs. */
export function nameDaemon(daemon: Daemon): string {
  const inside = isNested(daemon) ? ` (${daemon.namespacePids.at(-1)} in its container)` : ''
  return `${daemon.kind}, PID ${daemon.pid}${inside}`
}

/**
 * Which of the visible processes answers at the endpoint; undefined where that cannot be told.
 *
 * Neither the API nor the socket names the process, so it is found by exclusion. A daemon beside the job that listens
 * at the endpoint is taken first, and before others one with the job's own mount namespace, where equal paths are the
 * same file. A nested daemon's own socket path says nothing, since it is mounted elsewhere: one is taken only if no
 * other process is left.
 */
export function findServingDaemon(
  daemons: readonly Daemon[],
  engine: Pick<Engine, 'product' | 'rootless' | 'dataRoot'>,
  endpoint: Pick<Endpoint, 'host'>,
  own?: Namespaces | undefined,
): Daemon | undefined {
  const candidates = daemons.filter((daemon) => canServe(daemon, engine))
  const beside = candidates.filter((daemon) => !isNested(daemon) && listensAt(daemon, endpoint.host))
  const sameMounts = beside.filter((daemon) => sharesMounts(daemon, own))
  const isLocal = canonicalSocketPath(endpoint.host) !== undefined
  const remaining = [sameMounts, beside, isLocal ? candidates : []].find((group) => group.length > 0)
  return remaining?.length === 1 ? remaining[0] : undefined
}

function canServe(daemon: Daemon, engine: Parameters<typeof findServingDaemon>[1]): boolean {
  if (daemon.kind !== (engine.product === 'podman' ? 'podman' : 'dockerd')) return false
  if (engine.rootless ? daemon.uid === 0 : isRootless(daemon)) return false
  // With userns-remap, the engine's data root is a directory below the one on the command line.
  return daemon.dataRoot === null || isWithin(engine.dataRoot, daemon.dataRoot)
}

/** A nested daemon with a uid can also be root of a user-namespaced container, as with Sysbox. */
function isRootless(daemon: Daemon): boolean {
  return daemon.uid !== 0 && !isNested(daemon)
}

function sharesMounts({ namespaces }: Daemon, own: Namespaces | undefined): boolean {
  return namespaces.status === 'seen' && own?.mnt !== undefined && namespaces.value.mnt === own.mnt
}

/** True if the daemon's command line says that it listens at the address, if only by the engine's default. */
export function listensAt(daemon: Daemon, host: string): boolean {
  const addresses = addressesOf(daemon.arguments)
  const wanted = canonicalSocketPath(host)
  if (wanted === undefined) return isLoopback(host) && addresses.some((address) => samePort(address, host))
  if (addresses.some((address) => canonicalSocketPath(address) === wanted)) return true
  // No address, or systemd's socket unit (fd://): the engine's default.
  const isDefault = addresses.length === 0 || addresses.some((address) => address.startsWith('fd://'))
  return isDefault && (daemon.uid === 0 ? wanted === defaultSocket : wanted.startsWith('/var/run/user/'))
}

function addressesOf(words: readonly string[]): string[] {
  return words.flatMap((word, index) => {
    if (word === '-H' || word === '--host') return words[index + 1] ?? []
    return /^(?:--host=|-H=?)(.+)$/.exec(word)?.[1] ?? []
  })
}

function samePort(address: string, host: string): boolean {
  const portOf = (text: string) => /:(\d+)\/?$/.exec(text)?.[1]
  return address.startsWith('tcp://') && portOf(address) !== undefined && portOf(address) === portOf(host)
}
