import type { RuleId } from '../guard/rules.ts'
import type { BuildxVersion } from '../values/buildx-version.ts'
import type { DaemonAddress } from '../values/daemon-address.ts'
import type { ProxyVariables } from '../values/proxy.ts'
import type { NodeCertificates } from './builder-steps.ts'
import type { Job } from './job.ts'
import type { NetworkMode } from './network-mode.ts'
import type { StorageDriver, StorageRequest } from './storage/storage.ts'

export const modes = ['auto', 'socket', 'dind', 'remote', 'inspect'] as const
export type Mode = (typeof modes)[number]

/** Drivers whose BuildKit runs in a Docker daemon, and drivers whose BuildKit runs elsewhere. */
export const daemonDrivers = ['docker-container', 'docker'] as const
export const remoteDrivers = ['remote', 'kubernetes', 'cloud'] as const
export const drivers = [...daemonDrivers, ...remoteDrivers] as const
export type BuilderDriver = (typeof drivers)[number]
export type RemoteDriver = (typeof remoteDrivers)[number]

export const isRemote = (driver: BuilderDriver | null): driver is RemoteDriver =>
  remoteDrivers.some((remote) => remote === driver)

export const privileges = [
  'auto',
  'sysbox',
  'user-namespace',
  'rootless',
  'capabilities',
  'privileged',
] as const
export type PrivilegeRequest = (typeof privileges)[number]

export const portsPlaces = ['localhost', 'address'] as const
/** `localhost` of the job, or only the address of the job daemon. */
export type PortsPlace = (typeof portsPlaces)[number]

export const exportWays = ['auto', 'docker-host', 'docker-config', 'none'] as const
/** The variable that points later steps to a job daemon. */
export type ExportWay = (typeof exportWays)[number]

export const guardModes = ['off', 'audit', 'enforce'] as const
/** Whether a guard stands before the daemon: `audit` records what `enforce` refuses. */
export type GuardMode = (typeof guardModes)[number]

/** The variables that Berth can set for later steps. */
export const exportedVariables = [
  'BUILDX_CONFIG',
  'DOCKER_HOST',
  'DOCKER_CONTEXT',
  'DOCKER_CONFIG',
  'TESTCONTAINERS_HOST_OVERRIDE',
  'TESTCONTAINERS_DOCKER_SOCKET_OVERRIDE',
  'TC_HOST',
  'TESTCONTAINERS_RYUK_CONTAINER_PRIVILEGED',
  'DOCKER_TLS_VERIFY',
] as const
export type Variables = Partial<Record<(typeof exportedVariables)[number], string>>

/** `quick`: a container with network, port and workspace. `full`: a build and its image too. */
export type Verify = 'quick' | 'full' | 'none'

/** One more node of the builder. */
export type RequestedNode = {
  /** null: buildx names it after the builder. */
  readonly name: string | null
  /** An address, a socket or the name of a Docker context. Empty: the default of the driver. */
  readonly endpoint: string
  /** The daemon that `endpoint` names. null: none, or not resolved. */
  readonly daemon: DaemonAddress | null
  readonly platforms: readonly string[]
  readonly driverOptions: readonly string[]
  readonly buildkitdFlags: string
}

/** The checked inputs. They can hold secrets (proxy passwords in options), so they are never recorded. */
export type Request = {
  readonly mode: Mode
  readonly job: Job
  readonly buildxVersion: BuildxVersion
  /** True: a Buildx that is downloaded is kept in the tool cache of the runner, and taken from there. */
  readonly cacheBinary: boolean
  /** null: the default of the strategy. */
  readonly driver: BuilderDriver | null
  /** An address, a socket or the name of a Docker context. Empty: the default of the driver. */
  readonly endpoint: string
  /** The daemon that `endpoint` names. null: none, or not resolved. */
  readonly daemon: DaemonAddress | null
  /** The nodes of the builder after the first one. */
  readonly append: readonly RequestedNode[]
  /** Of the nodes, in their order, from the variables BUILDER_NODE_…_AUTH_TLS_…. */
  readonly certificates: readonly NodeCertificates[]
  readonly driverOptions: readonly string[]
  readonly buildkitdFlags: string
  /** The text of a buildkitd.toml; empty if none is given. */
  readonly buildkitdConfiguration: string
  /** False: the builder is known by its name, and is not the current one. */
  readonly use: boolean
  readonly platforms: readonly string[]
  readonly name: string | null
  readonly keepState: boolean
  readonly cleanup: boolean
  /** True: the builder and the job daemon take over settings of the host daemon and the runner. */
  readonly inherit: boolean
  /** The proxy variables of this step. */
  readonly proxies: ProxyVariables
  readonly dindImage: string
  readonly dindImageAsked: boolean
  readonly privilege: PrivilegeRequest
  readonly storage: StorageRequest
  readonly storageDriver: StorageDriver | 'auto'
  /** The key of the volume that the job daemon shares with later jobs. Empty: its volume is removed. */
  readonly cache: string
  /** Images of the host daemon, with tags, that the job daemon gets. */
  readonly preload: readonly string[]
  readonly exportWay: ExportWay
  readonly guard: GuardMode
  /** The rules of the guard that do not count. */
  readonly allow: readonly RuleId[]
  /** True: the post step removes containers, networks and volumes that the job left, if there was a guard. */
  readonly reap: boolean
  /** False: no process for the life of the job. */
  readonly companion: boolean
  readonly network: NetworkMode
  /** Where ports that containers of the job daemon publish answer. */
  readonly ports: PortsPlace
  /** Settings of daemon.json, merged with those of Berth. */
  readonly daemonConfiguration: Readonly<Record<string, unknown>>
  /** Bytes. null: three quarters of the memory limit of the job. */
  readonly memory: number | null
  readonly pidsLimit: number
  /** Milliseconds until the job daemon must answer, or a host daemon that is still starting. */
  readonly startDeadline: number
  readonly verify: Verify
  /** Seconds. */
  readonly sweepAfter: number
  /** The token for asking GitHub which runs are over. Empty: GitHub is not asked. */
  readonly githubToken: string
  /** The values of the exported variables before this step. Empty for a variable that is not set. */
  readonly previousVariables: Readonly<Record<string, string>>
}
