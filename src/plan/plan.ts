import type { StrategyName } from '../checks/check.ts'
import type { DaemonAddress } from '../values/daemon-address.ts'
import type { ProxyVariables } from '../values/proxy.ts'
import type { RunAttempt } from '../values/run-attempt.ts'
import type {
  CheckNodes,
  ConnectBuilder,
  CreateBuilder,
  CreateBuildxFolder,
  CreateContext,
  CreateKubernetesBuilder,
  UseEmbeddedBuilder,
} from './builder-steps.ts'
import type { BuildBuildx, InstallBuildx } from './buildx-steps.ts'
import type { KeepCache, LeaseVolume, PreloadImages } from './cache-steps.ts'
import type { CreateClientConfiguration, ExportEnvironment } from './client-steps.ts'
import type { StartCompanion } from './companion-steps.ts'
import type { CheckBoundary, ReapLeftovers } from './guard-steps.ts'
import type { Inherited } from './inherit/inherited.ts'
import type { NetworkMode } from './network-mode.ts'
import type { ProveBuild, ProveContainer, ProveDaemon, ProveNodes } from './proof-steps.ts'
import type { CreateVolume, DataRoot, Storage } from './storage/storage.ts'
import type { PassedOver, Privilege } from './tiers/tier.ts'

export type * from './builder-steps.ts'
export type * from './buildx-steps.ts'
export type * from './cache-steps.ts'
export type * from './client-steps.ts'
export type * from './companion-steps.ts'
export type * from './guard-steps.ts'
export type * from './proof-steps.ts'
export type { CreateVolume, DataRoot, PassedOverStorage, Storage } from './storage/storage.ts'
export type { PassedOver, Privilege } from './tiers/tier.ts'

/** The decision of Berth as plain data. Its steps hold everything that applying them needs. */
export type Plan = {
  /** `inspect` only reports and changes nothing. */
  readonly strategy: StrategyName | 'inspect'
  /** Why this strategy: full sentences, the most important first. */
  readonly because: readonly string[]
  readonly rejected: readonly Rejection[]
  readonly steps: readonly Step[]
}

export type Rejection = {
  readonly strategy: StrategyName
  /** Why not: full sentences. */
  readonly reasons: readonly string[]
  /** The ids of the findings against it. Empty if an input rules it out. */
  readonly findings: readonly string[]
}

/** Labels of everything that Berth makes. Clean-up removes nothing without them. */
export type Labels = Readonly<Record<string, string>>

export type Bind = {
  /** The path on the machine of the daemon. */
  readonly source: string
  /** The path that the job sees. */
  readonly destination: string
}

/** A directory of the job, mounted into the job daemon. `ifMissing`: it is made, or left out. */
export type JobBind = Bind & { readonly ifMissing: 'make' | 'leave-out' }

export type SweepLeftovers = {
  readonly kind: 'sweep-leftovers'
  /** Seconds after which a resource counts as a leftover. */
  readonly olderThan: number
  /** Seconds after which a running container counts as one. Earlier only if GitHub says that its run is over. */
  readonly runningOlderThan: number
  /** The attempt that this job belongs to. */
  readonly attempt: RunAttempt
  readonly secret: { readonly githubToken: string }
}

export type CreateDirectory = {
  readonly kind: 'create-directory'
  readonly path: string
}

export type ObtainImage = {
  readonly kind: 'obtain-image'
  readonly reference: string
  /** The image of the job daemon, or of BuildKit, which Buildx can pull by itself, or one to copy, which is not pulled. */
  readonly purpose: 'daemon' | 'builder' | 'preload'
  /** Left out: the host daemon. */
  readonly daemon?: DaemonAddress
}

export type LaunchDaemon = {
  readonly kind: 'launch-daemon'
  readonly container: string
  readonly image: string
  /** In the order in which they are tried: a later one only if the kernel or the host daemon refuses those before it. */
  readonly privileges: readonly Privilege[]
  /** Tiers that facts or inputs rule out. */
  readonly passedOver: readonly PassedOver[]
  /** Where the daemon keeps images, containers and volumes. */
  readonly dataRoot: DataRoot
  /** In the order in which they are tried: a later one only if those before it do not work. */
  readonly storages: readonly Storage[]
  /** The ext4 of `loop`, in a file on the volume of the data root. `bytes` null: nine tenths of the free space. */
  readonly disk: { readonly container: string; readonly volume: string; readonly bytes: number | null }
  /** The socket, at the same path for the job and the daemon. One of the binds holds it. */
  readonly socket: string
  /** That of the host daemon, by its name of it, such as `x86_64`. */
  readonly architecture: string
  /** The job's user, who owns what root of a user namespace writes into the job's directories. */
  readonly user: number
  readonly socketGroup: number
  /** The paths of the job, mounted at the same paths. */
  readonly binds: readonly JobBind[]
  /** User-defined networks of the job's container, which the daemon joins. Empty: the default bridge. */
  readonly networks: readonly string[]
  /** How the daemon connects its own containers. */
  readonly networkMode: NetworkMode
  /** Its published ports are at localhost of the job. null: only at its address. */
  readonly localhostPorts: {
    /** The first port that it chooses itself. */
    readonly firstDynamic: number
    /** IPv4 addresses that reach ports on loopback of the daemon: the job's, or the gateway of the daemon. Empty: none does. */
    readonly sources: readonly string[] | 'machine'
  } | null
  /** Address and prefix length of the bridge docker0, such as `172.30.0.1/24`. */
  readonly bridgeAddress: string
  /** The pool of /24 subnets for networks that are created later. */
  readonly addressPool: string
  readonly mtu: number
  readonly inherited: Inherited
  /** Bytes. */
  readonly memory: number
  readonly pidsLimit: number
  /** CPU cores, as the job's own quota. null: no limit */
  readonly cpus: number | null
  /** Settings of the host daemon that the container of the job daemon depends on. */
  readonly host: {
    readonly appArmor: boolean
    readonly seLinux: boolean
    readonly userNamespaceRemap: boolean
  }
  readonly labels: Labels
  /** Milliseconds until the daemon must answer. */
  readonly deadline: number
  /** Both can hold the password of a proxy. */
  readonly secret: {
    /** The input `daemon-config`. */
    readonly settings: Readonly<Record<string, unknown>>
    readonly proxies: ProxyVariables
  }
}

export type Step =
  | SweepLeftovers
  | InstallBuildx
  | BuildBuildx
  | CreateBuildxFolder
  | CreateContext
  | CreateBuilder
  | CheckNodes
  | ConnectBuilder
  | CreateKubernetesBuilder
  | UseEmbeddedBuilder
  | CreateDirectory
  | CreateVolume
  | LeaseVolume
  | ObtainImage
  | LaunchDaemon
  | PreloadImages
  | KeepCache
  | CreateClientConfiguration
  | StartCompanion
  | CheckBoundary
  | ReapLeftovers
  | ExportEnvironment
  | ProveBuild
  | ProveContainer
  | ProveDaemon
  | ProveNodes

export type StepKind = Step['kind']
export type StepOf<Kind extends StepKind> = Extract<Step, { readonly kind: Kind }>

/** A step without its `secret`: the form for the journal, the report, the log and undo. */
export type Recorded<S> = S extends Step ? Omit<S, 'secret'> : never
export type RecordedStep = Recorded<Step>
export type RecordedPlan = Omit<Plan, 'steps'> & { readonly steps: readonly RecordedStep[] }
