import { containedEngine } from '../../values/contained-engine.ts'
import { bytes } from '../../values/quantity.ts'
import { isOlder } from '../../values/version.ts'
import type { Request } from '../request.ts'
import type { Situation } from '../strategy.ts'
import { firstWithContainerdStore, type Storage, type StorageDriver, type StoragePlace } from './storage.ts'

export type ChosenStorages = {
  /** In the order in which they are tried: a later one only if a test mount fails on those before it. */
  readonly possible: readonly Storage[]
  /** Why the image store is chosen, and why a place is left out: full sentences. */
  readonly because: readonly string[]
  /** Why no daemon can have this storage: full sentences. */
  readonly obstacles: readonly string[]
}

/** The storages of the job daemon that facts and inputs allow. Facts cannot show all, so the daemon's container tests them. Pure. */
export function chooseStorages(situation: Situation): ChosenStorages {
  const { storage, storageDriver } = situation.request
  const isAutomatic = storageDriver === 'auto'
  const native = isAutomatic ? nativeDriver(situation) : { driver: storageDriver, because: [] }
  const { places, because } = placesFor(situation)
  // overlay2 and overlayfs need a suitable filesystem. The other drivers work on any.
  const isOverlay = native.driver === 'overlay2' || native.driver === 'overlayfs'
  const anyPlace: StoragePlace = storage.place === 'auto' ? 'volume' : storage.place
  // Both belong to the classic image store, and no ext4 needs them.
  const isSlowerUseful = isAutomatic && askedStore(situation) !== true && storage.place !== 'loop'
  const slower: readonly StorageDriver[] = isSlowerUseful ? ['fuse-overlayfs', 'vfs'] : []
  return {
    possible: [
      ...(isOverlay ? places : [anyPlace]).map((place) => ({ place, driver: native.driver })),
      ...slower.map((driver) => ({ place: anyPlace, driver })),
    ],
    because: [...native.because, ...(isOverlay ? because : [])],
    obstacles: [...oldEngine(situation), ...withoutMounts(situation), ...withoutMemory(situation)],
  }
}

/** The places for overlay, the preferred one first. */
function placesFor({ request, observed }: Situation): { places: StoragePlace[]; because: string[] } {
  const { place } = request.storage
  if (place !== 'auto') return { places: [place], because: [] }
  // The cache is a volume.
  if (request.cache !== '') return { places: ['volume'], because: [] }
  const { engine, dataRootFilesystem } = observed
  const isRootless = engine.status === 'seen' && engine.value.rootless
  // Volumes are in the data root. `docker info` reports its filesystem only for the classic drivers.
  const backing =
    (engine.status === 'seen' ? engine.value.backingFilesystem : null) ??
    (dataRootFilesystem.status === 'seen' ? dataRootFilesystem.value.type : '')
  // A rootless daemon cannot mount ext4 (kernel, fs/ext4: no FS_USERNS_MOUNT).
  if (isRootless) return { places: ['volume'], because: [] }
  if (!backing.startsWith('overlay')) return { places: ['volume', 'loop'], because: [] }
  return {
    places: ['loop'],
    because: [
      'Volumes of the host daemon are on overlayfs, which cannot back overlay2. The data root is on ext4 on a loop device.',
    ],
  }
}

/** What decides about the image store. */
type StoreSituation = {
  readonly request: Pick<
    Request,
    'storageDriver' | 'daemonConfiguration' | 'dindImage' | 'platforms' | 'driver'
  >
  readonly observed: Pick<Situation['observed'], 'engine'>
}

/** True if the job daemon has the containerd image store. */
export function hasContainerdStore(situation: StoreSituation): boolean {
  const { storageDriver } = situation.request
  return (storageDriver === 'auto' ? nativeDriver(situation).driver : storageDriver) === 'overlayfs'
}

/** The fast driver of the image store that the job needs. */
function nativeDriver({ request, observed }: StoreSituation): { driver: StorageDriver; because: string[] } {
  const engine = observed.engine.status === 'seen' ? observed.engine.value : undefined
  const asked = askedStore({ request })
  if (asked !== undefined) return storeOf(asked, '`daemon-config` sets `features.containerd-snapshotter`.')
  if (isWithoutStore(request.dindImage)) {
    return storeOf(false, `${request.dindImage} contains no other: it came with Docker 24.`)
  }
  if (request.platforms.length > 1 && request.driver !== 'docker-container') {
    return storeOf(true, '`platforms` names several, and the classic store holds one platform per image.')
  }
  return storeOf(engine?.imageStore === 'snapshotter', 'the host daemon has the same.')
}

/** True if `daemon-config` asks for the containerd image store, false if for the classic one. */
function askedStore({ request }: Pick<StoreSituation, 'request'>): boolean | undefined {
  const features = request.daemonConfiguration['features'] as Readonly<Record<string, unknown>> | undefined
  const asked = features?.['containerd-snapshotter']
  return asked === undefined ? undefined : Boolean(asked)
}

const storeOf = (isContainerd: boolean, reason: string): { driver: StorageDriver; because: string[] } => ({
  driver: isContainerd ? 'overlayfs' : 'overlay2',
  because: [`The job daemon uses the ${isContainerd ? 'containerd' : 'classic'} image store: ${reason}`],
})

/** True if the tag of the image says that it contains a Docker without the containerd image store. */
const isWithoutStore = (image: string): boolean =>
  isOlder(containedEngine(image) ?? '', firstWithContainerdStore)

function oldEngine({ request }: Situation): string[] {
  const { dindImage, storageDriver } = request
  if (storageDriver !== 'overlayfs' || !isWithoutStore(dindImage)) return []
  return [
    `\`storage-driver: overlayfs\` needs Docker ${firstWithContainerdStore} or newer, but \`dind-image: ${dindImage}\` is older. ` +
      'Set `storage-driver: overlay2`, or use a newer image.',
  ]
}

function withoutMemory({ request, observed }: Situation): string[] {
  const { place, bytes: size } = request.storage
  const memory = observed.engine.status === 'seen' ? observed.engine.value.memory : Number.POSITIVE_INFINITY
  if (place !== 'tmpfs' || size === null || size <= memory) return []
  return [
    `\`storage: tmpfs\` of ${bytes(size)} is larger than the memory of the machine, ${bytes(memory)}. Set a smaller size.`,
  ]
}

function withoutMounts({ request, observed }: Situation): string[] {
  const isRootless = observed.engine.status === 'seen' && observed.engine.value.rootless
  if (!isRootless || request.storage.place !== 'loop') return []
  return [
    '`storage: loop` needs a host daemon with root privileges: a rootless one cannot mount ext4. Set `storage: volume`.',
  ]
}
