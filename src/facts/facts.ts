/**
 * What Berth can know about a machine. Plain, readonly values: a machine's facts can be recorded as JSON
 * and judged elsewhere. Sizes are bytes, times are milliseconds, unless a name says otherwise.
 */
export type Facts = {
  readonly machine: Machine
  readonly runner: Runner
  readonly ownProcess: OwnProcess
  readonly ownNamespaces: Namespaces
  readonly cgroup: Cgroup
  readonly ownContainer: OwnContainer | null
  readonly daemons: readonly Daemon[]
  readonly sockets: readonly EngineSocket[]
  readonly endpoint: Endpoint
  readonly engine: Engine
  readonly engineNetworks: readonly EngineNetwork[]
  readonly engineVolumes: readonly EngineVolume[]
  readonly engineContainers: readonly EngineContainer[]
  readonly network: Network
  readonly dataRootFilesystem: Filesystem
  readonly workspaceFilesystem: Filesystem
  readonly clientConfiguration: ClientConfiguration
  readonly clients: readonly Client[]
  readonly requestedImages: readonly RequestedImage[]
}

export type FactName = keyof Facts

/** A fact that was looked for: either what was seen, or why it could not be seen. */
export type Observation<T> =
  | { readonly status: 'seen'; readonly value: T }
  | { readonly status: 'unseen'; readonly reason: string }

export type Observed = { readonly [Name in FactName]: Observation<Facts[Name]> }

export type Machine = {
  readonly operatingSystem: 'linux' | 'macos' | 'windows' | 'other'
  /** Node's name of the architecture: x64, arm64, … */
  readonly architecture: string
  readonly kernel: string
  readonly hostname: string
}

export type RunnerKind = 'github-hosted' | 'self-hosted' | 'kubernetes' | 'act' | 'none'

export type Runner = {
  /** `none`: not inside a workflow (a terminal). `kubernetes`: actions-runner-controller or another pod. */
  readonly kind: RunnerKind
  readonly name: string
  /** True if the job's own process runs in a container. */
  readonly inContainer: boolean
  /** Which environment variables and files say so. */
  readonly evidence: readonly string[]
  readonly workspace: string | null
  readonly temp: string | null
  readonly toolCache: string | null
}

export type OwnProcess = {
  readonly pid: number
  readonly uid: number
  readonly gid: number
  readonly groups: readonly number[]
  /** Effective capabilities, without the CAP_ prefix. */
  readonly capabilities: readonly string[]
  readonly seccomp: 'disabled' | 'strict' | 'filter' | 'unknown'
  readonly appArmor: string | null
  readonly noNewPrivileges: boolean
  /** True if uid 0 here is not uid 0 of the machine (user_namespaces(7), /proc/self/uid_map). */
  readonly inUserNamespace: boolean
  readonly canSudo: boolean
}

export const namespaceNames = ['cgroup', 'ipc', 'mnt', 'net', 'pid', 'user', 'uts'] as const
export type NamespaceName = (typeof namespaceNames)[number]
/** Inode numbers, as in the link text `net:[4026531840]`; equal numbers mean the same namespace. */
export type Namespaces = { readonly [Name in NamespaceName]?: number }

export type Cgroup = {
  readonly version: 'v1' | 'v2' | 'hybrid'
  readonly path: string
  /** The lowest limit that holds for this process, its own cgroup and every parent considered. null: none. */
  readonly memoryLimit: number | null
  readonly pidsLimit: number | null
  /** Cores, from the quota; null: none. */
  readonly cpuLimit: number | null
  readonly writable: boolean
  readonly machineMemory: number
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

export type DaemonKind = 'dockerd' | 'containerd' | 'podman' | 'buildkitd' | 'rootlesskit'

export type Daemon = {
  readonly kind: DaemonKind
  readonly pid: number
  /** PIDs from the outermost visible to the innermost PID namespace (`NSpid` of /proc/<pid>/status). */
  readonly namespacePids: readonly number[]
  readonly uid: number
  /** Of its command line only the options that say where it listens and where its data and settings are. */
  readonly arguments: readonly string[]
  /** null where the command line does not tell: the engine's own default, or a config file, holds. */
  readonly dataRoot: string | null
  readonly cgroup: string
  readonly namespaces: Observation<Namespaces>
  /** `device:inode` of the data root as that process sees it: equal values mean the same directory. */
  readonly dataRootIdentity: Observation<string>
}

export type SocketState = 'answers' | 'permission-denied' | 'refused' | 'missing' | 'silent' | 'not-a-socket'

export type EngineSocket = {
  readonly path: string
  readonly state: SocketState
  readonly ownerUid: number | null
  readonly ownerGid: number | null
  /** Octal, such as `0660`. */
  readonly mode: string | null
}

export type EndpointSource = 'DOCKER_HOST' | 'docker context' | 'default socket' | 'rootless socket'

export type Endpoint = {
  /** `unix:///…` or `tcp://…`. */
  readonly host: string
  readonly source: EndpointSource
  /** Which context, where the source is one. */
  readonly context: string | null
}

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

export type Interface = {
  readonly name: string
  readonly mtu: number
  readonly up: boolean
  /** IPv4 and IPv6 addresses with their prefix length, such as `192.0.2.2/24`. */
  readonly addresses: readonly string[]
}

export type Route = {
  /** CIDR; the default route is `0.0.0.0/0`. */
  readonly destination: string
  readonly gateway: string | null
  readonly interface: string
}

export type Network = {
  readonly interfaces: readonly Interface[]
  /** IPv4 routes of the job's network namespace. */
  readonly routes: readonly Route[]
  readonly nameservers: readonly string[]
  /** The interface of the default route and its MTU; null without a default route. */
  readonly defaultInterface: string | null
  readonly defaultMtu: number | null
}

export type Filesystem = {
  readonly path: string
  /** ext4, xfs, overlay, tmpfs, … */
  readonly type: string
  readonly freeBytes: number
  readonly totalBytes: number
  /** null where the filesystem has no fixed number of inodes (btrfs). */
  readonly freeInodes: number | null
  readonly totalInodes: number | null
}

export type ClientConfiguration = {
  readonly directory: string
  readonly present: boolean
  readonly currentContext: string | null
  readonly contexts: readonly string[]
  /** Registries with credentials in the file itself. Never the credentials. */
  readonly plaintextCredentials: readonly string[]
  readonly credentialStore: string | null
  readonly credentialHelpers: readonly string[]
}

export type ClientName = 'docker' | 'buildx' | 'compose'

export type Client = {
  readonly name: ClientName
  readonly path: string
  /** null where the program did not say. */
  readonly version: string | null
  /** The API version that DOCKER_API_VERSION forces on it; null: it negotiates. */
  readonly pinnedApiVersion: string | null
}

export type RequestedImage = {
  readonly reference: string
  /** Which input asks for it: `dind-image` or `driver-opts`. */
  readonly input: string
}
