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
  /** `snapshotter` is the containerd image store, `graphdriver` the classic one. */
  readonly imageStore: 'graphdriver' | 'snapshotter'
  readonly backingFilesystem: string | null
  readonly dataRoot: string
  /** The socket of the engine's or the host's containerd; null if the engine does not report it. */
  readonly containerdAddress: string | null
  readonly runcVersion: string | null
  /** The configured `default-address-pools`; empty if they are not set. */
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
  /** Names of the active proxy settings. Never their values, which can contain a password. */
  readonly proxies: readonly string[]
  readonly proxySettings: readonly ProxySetting[]
  /** Registries that the daemon uses without TLS or without checking it: `host`, `host:port`, or a subnet. Without loopback. */
  readonly insecureRegistries: readonly string[]
}

export type ProxySetting = {
  readonly variable: 'HTTP_PROXY' | 'HTTPS_PROXY' | 'NO_PROXY'
  /** Without user and password. */
  readonly value: string
  /** True if the proxy has a login. The daemon does not report it (moby, daemon/config, MaskCredentials). */
  readonly hasLogin: boolean
}

export type EngineNetwork = {
  readonly id: string
  readonly name: string
  readonly driver: string
  readonly subnets: readonly string[]
  readonly gateways: readonly string[]
  /** From `com.docker.network.driver.mtu`; null for the engine's default, which is 1500 unless `--mtu` is set. */
  readonly mtu: number | null
  readonly bridge: string | null
}

export type EngineVolume = {
  readonly name: string
  readonly driver: string
  readonly mountpoint: string
  /** Only Berth's labels: others can contain anything. */
  readonly labels: Readonly<Record<string, string>>
  /** Creation time (RFC 3339); null if the engine does not report it. */
  readonly createdAt: string | null
}

export type EngineContainer = {
  readonly id: string
  readonly name: string
  readonly image: string
  readonly state: string
  /** Seconds since the epoch. */
  readonly created: number
  /** Only Berth's labels: others can contain anything. */
  readonly labels: Readonly<Record<string, string>>
  readonly mounts: readonly Mount[]
}

export type OwnContainer = {
  readonly id: string
  readonly image: string
  /** The mounts of the job's container, with host path and job path. */
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
