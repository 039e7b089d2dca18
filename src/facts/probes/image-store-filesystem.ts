import type { Daemon } from '../facts.ts'
import { type Probe, Unseen } from '../observe.ts'
import { optionValue } from '../parsers/command-line.ts'
import { containerdAddress as containerdAddressIn } from '../parsers/containerd-address.ts'
import { dataRootOf } from '../parsers/data-root.ts'
import type { Source } from '../source.ts'
import { filesystemOfEngine } from './on-engine-machine.ts'
import { readOr } from './read.ts'

// containerd, defaults/defaults_unix.go
const defaultConfiguration = '/etc/containerd/config.toml'
const defaultAddress = '/run/containerd/containerd.sock'

/**
 * The filesystem of images and containers. With the containerd image store, this is the filesystem of containerd's root:
 * inside Docker's data root if dockerd starts containerd (moby: daemon/internal/libcontainerd/supervisor), otherwise
 * /var/lib/containerd, which `data-root` does not move (moby#50517).
 */
export const imageStoreFilesystem: Probe<'imageStoreFilesystem', Source> = async (source, seen) => {
  const { imageStore, containerdAddress, product } = await seen('engine')
  const isOwn = containerdAddress === null || /^(\/var)?\/run\/docker\//.test(containerdAddress)
  if (product !== 'docker' || imageStore === 'graphdriver' || isOwn) return seen('dataRootFilesystem')
  for (const daemon of (await seen('daemons')).filter(isOnMachine)) {
    const text = await configurationOf(source, daemon)
    if (withoutVar(addressOf(daemon, text)) !== withoutVar(containerdAddress)) continue
    return filesystemOfEngine(source, seen, 'image store', dataRootOf(daemon, text))
  }
  throw new Unseen(`the containerd process at ${containerdAddress} is not visible`)
}

/** A containerd in a container uses other files. */
function isOnMachine({ kind, uid, namespacePids }: Daemon): boolean {
  return kind === 'containerd' && uid === 0 && namespacePids.length === 1
}

async function configurationOf(source: Source, daemon: Daemon): Promise<string | null> {
  const file = optionValue(daemon.arguments, '--config', '-c') ?? defaultConfiguration
  // An unreadable file of one daemon must not keep others from being checked.
  return readOr(source, file, null)
}

function addressOf(daemon: Daemon, configuration: string | null): string {
  const stated = optionValue(daemon.arguments, '--address', '-a')
  return stated ?? containerdAddressIn(configuration ?? '') ?? defaultAddress
}

/** /var/run is a symbolic link to /run. */
const withoutVar = (path: string): string => path.replace(/^\/var\/run\//, '/run/')
