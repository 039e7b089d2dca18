import type { Daemon } from '../facts.ts'
import { type Probe, Unseen } from '../observe.ts'
import { optionValue } from '../parsers/command-line.ts'
import { configurationFile, dataRootOf } from '../parsers/data-root.ts'
import type { Source } from '../source.ts'
import { filesystemOfEngine } from './on-engine-machine.ts'
import { readIfPresent } from './read.ts'

// containerd, defaults/defaults_unix.go
const defaultConfiguration = '/etc/containerd/config.toml'
const defaultAddress = '/run/containerd/containerd.sock'

/**
 * The filesystem that images and containers lie on. With the containerd image store that is the root of containerd: of
 * one that dockerd starts beneath its own data root (moby: daemon/internal/libcontainerd/supervisor), or of the
 * machine's, in /var/lib/containerd, which `data-root` does not move (moby#50517).
 */
export const imageStoreFilesystem: Probe<'imageStoreFilesystem', Source> = async (source, seen) => {
  const { imageStore, containerdAddress, product } = await seen('engine')
  const isOwn = containerdAddress === null || /^(\/var)?\/run\/docker\//.test(containerdAddress)
  if (product !== 'docker' || imageStore === 'graphdriver' || isOwn) return seen('dataRootFilesystem')
  const containerd = (await seen('daemons')).find((daemon) => listensAt(daemon, containerdAddress))
  if (!containerd) throw new Unseen(`the process of containerd at ${containerdAddress} cannot be seen`)
  const file = configurationFile(containerd)
  const text = file === null ? null : await readIfPresent(source, file)
  return filesystemOfEngine(source, seen, 'image store', dataRootOf(containerd, text))
}

/** One in a container has files of its own; one with another configuration may listen elsewhere. */
function listensAt({ kind, uid, namespacePids, arguments: words }: Daemon, address: string): boolean {
  if (kind !== 'containerd' || uid !== 0 || namespacePids.length > 1) return false
  const stated = optionValue(words, '--address', '-a')
  const isDefault = (optionValue(words, '--config', '-c') ?? defaultConfiguration) === defaultConfiguration
  return withoutVar(stated ?? (isDefault ? defaultAddress : '')) === withoutVar(address)
}

/** /var/run is a link to /run. */
const withoutVar = (path: string): string => path.replace(/^\/var\/run\//, '/run/')
