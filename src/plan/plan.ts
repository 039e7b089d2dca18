import type { StrategyName } from '../checks/check.ts'
import type { RunAttempt } from '../values/run-attempt.ts'
import type { ProveBuild, ProveContainer, ProveDaemon } from './proof-steps.ts'

export type * from './proof-steps.ts'

/** What Berth decided, as plain data. Its steps hold all that applying them needs. */
export type Plan = {
  /** `inspect` looks and tells, and changes nothing. */
  readonly strategy: StrategyName | 'inspect'
  /** Why this strategy: full sentences, the most telling first. */
  readonly because: readonly string[]
  readonly rejected: readonly Rejection[]
  readonly steps: readonly Step[]
}

export type Rejection = {
  readonly strategy: StrategyName
  /** Why not: full sentences. */
  readonly reasons: readonly string[]
  /** The findings that spoke against it; empty where an input did. */
  readonly findings: readonly string[]
}

export type Privilege = 'capabilities' | 'privileged'

/** Labels of everything that Berth makes, by which it knows its own things again. */
export type Labels = Readonly<Record<string, string>>

export type Bind = {
  /** The path on the engine's machine. */
  readonly source: string
  /** The path that the job sees. */
  readonly destination: string
}

/** A directory of the job in its daemon. `ifMissing`: it is made, or it is left out. */
export type JobBind = Bind & { readonly ifMissing: 'make' | 'leave-out' }

export type SweepLeftovers = {
  readonly kind: 'sweep-leftovers'
  /** Only what is older than this many seconds is taken for a leftover. */
  readonly olderThan: number
  /** What still runs is taken for one after this many seconds, or once GitHub says that its run is over. */
  readonly runningOlderThan: number
  /** The attempt that this job belongs to. */
  readonly attempt: RunAttempt
  readonly secret: { readonly githubToken: string }
}

export type CreateBuildxFolder = {
  readonly kind: 'create-buildx-folder'
  /** What BUILDX_CONFIG names for this job. */
  readonly path: string
}

/** How Berth runs buildx: so that it finds the engine and the current builder as later steps do. */
export type Buildx = {
  readonly program: string
  /** The variables that later steps get, BUILDX_CONFIG and perhaps DOCKER_HOST. */
  readonly environment: Readonly<Record<string, string>>
}

export type CreateBuilder = {
  readonly kind: 'create-builder'
  readonly name: string
  readonly buildx: Buildx
  /** What buildx knows of builders for this job, this one included. */
  readonly folder: string
  readonly endpoint: string
  readonly platforms: readonly string[]
  readonly labels: Labels
  /** True: the state volume stays for the next job that asks for this name. */
  readonly keepState: boolean
  /** False: the builder itself stays. */
  readonly cleanup: boolean
  /** Options and flags can hold the password of a proxy. */
  readonly secret: { readonly driverOptions: readonly string[]; readonly buildkitdFlags: string }
}

/** The daemon's embedded BuildKit, which buildx names after the context: nothing is created. */
export type UseEmbeddedBuilder = {
  readonly kind: 'use-embedded-builder'
  readonly name: string
  /** null where there is no buildx. */
  readonly buildx: Buildx | null
  readonly endpoint: string
}

export type CreateDirectory = {
  readonly kind: 'create-directory'
  readonly path: string
}

export type CreateVolume = {
  readonly kind: 'create-volume'
  readonly name: string
  readonly labels: Labels
}

export type ObtainImage = {
  readonly kind: 'obtain-image'
  readonly reference: string
  /** The image of the job daemon, or of BuildKit, which buildx pulls by itself if need be. */
  readonly purpose: 'daemon' | 'builder'
}

export type LaunchDaemon = {
  readonly kind: 'launch-daemon'
  readonly container: string
  readonly image: string
  readonly privilege: Privilege
  readonly volume: string
  /** The socket, at one path for the job and for the daemon: it lies in one of the binds. */
  readonly socket: string
  readonly socketGroup: number
  /** The job's own paths, mounted where the job sees them. */
  readonly binds: readonly JobBind[]
  /** User-defined networks of the job's container, which the daemon joins; empty: the default bridge. */
  readonly networks: readonly string[]
  readonly imageStore: 'graphdriver' | 'snapshotter'
  /** Address and prefix length of the bridge docker0, such as `172.30.0.1/24`. */
  readonly bridgeAddress: string
  /** Whence networks that are created later get their subnets, /24 each. */
  readonly addressPool: string
  readonly mtu: number
  readonly registryMirrors: readonly string[]
  /** Bytes. */
  readonly memory: number
  readonly pidsLimit: number
  /** The host engine's own settings that its containers must be made to fit. */
  readonly host: {
    readonly appArmor: boolean
    readonly seLinux: boolean
    readonly userNamespaceRemap: boolean
  }
  readonly labels: Labels
  /** Milliseconds until the daemon must answer. */
  readonly deadline: number
  /** Settings of daemon.json that the workflow asks for: they can hold the password of a proxy. */
  readonly secret: { readonly settings: Readonly<Record<string, unknown>> }
}

/**
 * A configuration of Docker's client in a directory of the job. Its current context is the job daemon; all else is as
 * in the user's own.
 */
export type CreateClientConfiguration = {
  readonly kind: 'create-client-configuration'
  /** Its DOCKER_CONFIG. */
  readonly directory: string
  /** The user's own. */
  readonly from: string
  readonly context: string
  readonly host: string
}

export type ExportEnvironment = {
  readonly kind: 'export-environment'
  readonly variables: Readonly<Record<string, string>>
  /** Variables that get the address of the job's daemon, which is known only once it runs. */
  readonly addressVariables: readonly string[]
  /** What each of them was before; an empty text where it was not set. */
  readonly previous: Readonly<Record<string, string>>
}

export type Step =
  | SweepLeftovers
  | CreateBuildxFolder
  | CreateBuilder
  | UseEmbeddedBuilder
  | CreateDirectory
  | CreateVolume
  | ObtainImage
  | LaunchDaemon
  | CreateClientConfiguration
  | ExportEnvironment
  | ProveBuild
  | ProveContainer
  | ProveDaemon

export type StepKind = Step['kind']
export type StepOf<Kind extends StepKind> = Extract<Step, { readonly kind: Kind }>

/** A step without its `secret`: what the journal, the report and the log may hold, and what undo gets. */
export type Recorded<S> = S extends Step ? Omit<S, 'secret'> : never
export type RecordedStep = Recorded<Step>
export type RecordedPlan = Omit<Plan, 'steps'> & { readonly steps: readonly RecordedStep[] }
