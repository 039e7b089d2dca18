export type Engine = {
  readonly product: 'docker' | 'podman' | 'other'
  readonly id: string
  readonly name: string
  readonly version: string
  readonly apiVersion: string
  readonly minApiVersion: string
  readonly operatingSystem: string
  readonly osType: string
  readonly architecture: string
  readonly kernel: string
  readonly storageDriver: string
  /** `snapshotter`: the containerd image store; `graphdriver`: the classic one. */
  readonly imageStore: 'graphdriver' | 'snapshotter'
  readonly backingFilesystem: string | null
  readonly dataRoot: string
  /** The socket of the containerd that the engine uses, its own or the machine's; null where the engine does not say. */
  readonly containerdAddress: string | null
  readonly runcVersion: string | null
  /** The subnets that networks are taken from, where somebody set them (`default-address-pools`). */
  readonly addressPools: readonly string[]
  readonly cgroupVersion: string
  readonly cgroupDriver: string
  readonly memory: number
  readonly cpus: number
  readonly securityOptions: readonly string[]
  readonly runtimes: readonly string[]
  readonly defaultRuntime: string
  readonly rootless: boolean
  readonly userNamespaceRemap: boolean
  readonly warnings: readonly string[]
  readonly registryMirrors: readonly string[]
  /** Names of the proxy settings in force, never their values: a proxy URL may hold a password. */
  readonly proxies: readonly string[]
}

export type EngineNetwork = {
  readonly id: string
  readonly name: string
  readonly driver: string
  readonly subnets: readonly string[]
  readonly gateways: readonly string[]
  /** From `com.docker.network.driver.mtu`; null means the engine's default, 1500 unless `--mtu` says otherwise. */
  readonly mtu: number | null
  readonly bridge: string | null
}

export type EngineVolume = {
  readonly name: string
  readonly driver: string
  readonly mountpoint: string
  /** Berth's own labels alone: others' may hold anything. */
  readonly labels: Readonly<Record<string, string>>
  /** When the volume was made, RFC 3339; null where the engine does not say. */
  readonly createdAt: string | null
}

export type EngineContainer = {
  readonly id: string
  readonly name: string
  readonly image: string
  readonly state: string
  /** Seconds since the epoch. */
  readonly created: number
  /** Berth's own labels alone: others' may hold anything. */
  readonly labels: Readonly<Record<string, string>>
  readonly mounts: readonly Mount[]
}

export type OwnContainer = {
  readonly id: string
  readonly image: string
  /** The mounts of the job's container as the engine tells them: job path and host path. */
  readonly mounts: readonly Mount[]
  readonly networks: readonly string[]
}

export type Mount = {
  readonly type: string
  /** The path on the engine's machine. */
  readonly source: string
  /** The path in the container. */
  readonly destination: string
  readonly readOnly: boolean
  readonly volume: string | null
}
