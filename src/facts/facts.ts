import type { Certificates } from './kinds/certificates.ts'
import type { Client, ClientConfiguration, CurrentBuilder, RequestedImage } from './kinds/client.ts'
import type { Daemon, Endpoint, EngineSocket } from './kinds/daemon.ts'
import type { Engine, EngineContainer, EngineNetwork, EngineVolume, OwnContainer } from './kinds/engine.ts'
import type { Filesystem } from './kinds/filesystem.ts'
import type { Kubernetes } from './kinds/kubernetes.ts'
import type { JobFilesystem, Sysbox, TunDevice, UserNamespaces } from './kinds/nesting.ts'
import type { Network, Remote } from './kinds/network.ts'
import type { Observation } from './kinds/observation.ts'
import type { Cgroup, Machine, Namespaces, OwnProcess, Runner } from './kinds/runner.ts'

export type * from './kinds/certificates.ts'
export type * from './kinds/client.ts'
export type * from './kinds/confinement.ts'
export type * from './kinds/daemon.ts'
export type * from './kinds/engine.ts'
export type * from './kinds/filesystem.ts'
export type * from './kinds/kubernetes.ts'
export type * from './kinds/nesting.ts'
export type * from './kinds/network.ts'
export type * from './kinds/observation.ts'
export type * from './kinds/runner.ts'
export { namespaceNames } from './kinds/runner.ts'

/**
 * Everything that Berth can know about a machine, as plain readonly values that can be stored as JSON and checked on
 * another machine. Sizes are in bytes and times in milliseconds, unless a name says otherwise.
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
  readonly remotes: readonly Remote[]
  readonly dataRootFilesystem: Filesystem
  /** The filesystem of images and containers: that of the data root, or of the host's containerd root (Docker 29). */
  readonly imageStoreFilesystem: Filesystem
  readonly workspaceFilesystem: Filesystem
  /** Of the directories that a job daemon shares with the job. */
  readonly jobFilesystems: readonly JobFilesystem[]
  readonly userNamespaces: UserNamespaces
  readonly tunDevice: TunDevice
  /** null if the engine does not have the runtime of Sysbox. */
  readonly sysbox: Sysbox | null
  readonly clientConfiguration: ClientConfiguration
  readonly certificates: Certificates
  readonly clients: readonly Client[]
  /** The builder that was selected before Berth ran; null for the engine's own builder. */
  readonly currentBuilder: CurrentBuilder | null
  readonly requestedImages: readonly RequestedImage[]
  /** From the input `platforms`, such as `linux/arm64`. */
  readonly requestedPlatforms: readonly string[]
  /** Architectures, by Docker's names, that the kernel runs with an emulator (binfmt_misc). */
  readonly emulators: readonly string[]
  /** Names of Maven and Gradle build files in the root of the workspace. */
  readonly javaBuildFiles: readonly string[]
  readonly kubernetes: Kubernetes
}

export type FactName = keyof Facts

export type Observed = { readonly [Name in FactName]: Observation<Facts[Name]> }
