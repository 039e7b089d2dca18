import { canonicalSocketPath, defaultSocket, isLoopback } from '../../values/engine-host.ts'
import { isWithin } from '../../values/path.ts'
import type { Daemon, Endpoint, Engine, Namespaces } from '../facts.ts'

/** True if the process runs in a nested PID namespace, such as in a container. */
export function isNested(daemon: Daemon): boolean {
  return daemon.namespacePids.length > 1
}

/** The inode of the daemon's network namespace; undefined if it could not be read. */
export function networkNamespaceOf(daemon: Daemon): number | undefined {
  return daemon.namespaces.status === 'seen' ? daemon.namespaces.value.net : undefined
}

/** The name of a daemon in reports: `dockerd, PID 1402`, with the PID in its container if it runs in one. */
export function nameDaemon(daemon: Daemon): string {
  const inside = isNested(daemon) ? ` (${daemon.namespacePids.at(-1)} in its container)` : ''
  return `${daemon.kind}, PID ${daemon.pid}${inside}`
}

/**
 * The visible process that answers at the endpoint; undefined if it cannot be determined.
 *
 * Neither the API nor the socket identifies the process, so it is found by elimination. Daemons that are not in a
 * container and listen at the endpoint come first; among them, those with the job's mount namespace, in which equal paths
 * are the same file. The socket path of a nested daemon says nothing, because its socket is mounted elsewhere. So a
 * nested daemon is chosen only if it is the only candidate.
 */
export function findServingDaemon(
  daemons: readonly Daemon[],
  engine: Pick<Engine, 'product' | 'rootless' | 'dataRoot'>,
  endpoint: Pick<Endpoint, 'host'>,
  own?: Namespaces | undefined,
): Daemon | undefined {
  const candidates = daemons.filter((daemon) => canServe(daemon, engine))
  const listening = candidates.filter((daemon) => !isNested(daemon) && listensAt(daemon, endpoint.host))
  const sameMounts = listening.filter((daemon) => sharesMounts(daemon, own))
  const isLocal = canonicalSocketPath(endpoint.host) !== undefined
  const remaining = [sameMounts, listening, isLocal ? candidates : []].find((group) => group.length > 0)
  return remaining?.length === 1 ? remaining[0] : undefined
}

function canServe(daemon: Daemon, engine: Parameters<typeof findServingDaemon>[1]): boolean {
  if (daemon.kind !== (engine.product === 'podman' ? 'podman' : 'dockerd')) return false
  if (engine.rootless ? daemon.uid === 0 : isRootless(daemon)) return false
  // With userns-remap, the engine's data root is a subdirectory of the one on the command line.
  return daemon.dataRoot === null || isWithin(engine.dataRoot, daemon.dataRoot)
}

/** A nested daemon with another uid can be root in a container with a user namespace, as with Sysbox. */
function isRootless(daemon: Daemon): boolean {
  return daemon.uid !== 0 && !isNested(daemon)
}

function sharesMounts({ namespaces }: Daemon, own: Namespaces | undefined): boolean {
  return namespaces.status === 'seen' && own?.mnt !== undefined && namespaces.value.mnt === own.mnt
}

/** True if the daemon listens at the address, by its command line or by default. */
export function listensAt(daemon: Daemon, host: string): boolean {
  const addresses = addressesOf(daemon.arguments)
  const wanted = canonicalSocketPath(host)
  if (wanted === undefined) return isLoopback(host) && addresses.some((address) => samePort(address, host))
  if (addresses.some((address) => canonicalSocketPath(address) === wanted)) return true
  // Without an address, or with systemd's socket unit (fd://), the default applies.
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
