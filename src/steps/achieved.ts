import type { Confinement } from '../facts/facts.ts'
import type { DaemonProof } from '../facts/relations/daemon-proof.ts'
import type { Inherited } from '../plan/inherit/inherited.ts'
import type { NetworkMode } from '../plan/network-mode.ts'
import type { PassedOver, PassedOverStorage, Privilege, Storage } from '../plan/plan.ts'
import type { TakenVolume } from './cache/take-volume.ts'

/** A node of a builder, with the keys of the output `nodes` of docker/setup-buildx-action. */
export type BuilderNode = {
  readonly name: string
  readonly endpoint: string
  /** Without secrets: the values of `env.…` are left out. */
  readonly 'driver-opts'?: readonly string[]
  /** Why buildx cannot use the node. */
  readonly error?: string
  readonly status: string
  readonly 'buildkitd-flags'?: string
  readonly buildkit: string
  readonly platforms: readonly string[]
  readonly features?: Readonly<Record<string, boolean>>
  readonly labels: Readonly<Record<string, string>>
  readonly devices?: readonly Device[]
  readonly gcPolicy?: readonly GarbageCollection[]
  /** Name to text of the files of its configuration, without keys. */
  readonly files?: Readonly<Record<string, string>>
}

/** A CDI device of a node. */
export type Device = {
  readonly name: string
  readonly onDemand?: boolean
  readonly autoAllow?: boolean
  readonly annotations?: Readonly<Record<string, string>>
}

/** A rule by which BuildKit removes what its cache holds. */
export type GarbageCollection = {
  readonly all: boolean
  readonly filter?: readonly string[]
  readonly keepDuration?: string
  readonly keepBytes?: string
  readonly reservedSpace?: string
  readonly maxUsedSpace?: string
  readonly minFreeSpace?: string
}

/** One test of the setup, done as a later step would do it. `failed` is reported, but does not fail the step. */
export type ProofPart = {
  readonly part:
    | 'container'
    | 'name-server'
    | 'published-port'
    | 'workspace'
    | 'workspace-write'
    | 'build'
    | 'built-image'
  readonly status: 'passed' | 'failed' | 'not-checked'
  /** The evidence, or the reason why there is none. */
  readonly detail: string
  /** How to fix the cause, if the failure would fail the step in a mode that the workflow names. */
  readonly remedy?: string
}

/** A build on one node of the builder for one platform. */
export type NodeProof = {
  /** The name of the node. */
  readonly name: string
  readonly platform: string
  /**
   * `not-run`: the node runs no programs of this platform. `not-checked`: BuildKit lists it, but Berth has no test
   * program for it.
   */
  readonly status: 'native' | 'emulated' | 'not-run' | 'not-checked'
  /** The evidence, or the reason why there is none. */
  readonly detail: string
  /** How to fix the cause, if the failure would fail the step in a mode that the workflow names. */
  readonly remedy?: string
}

/** A way around the guard for the job's user. */
export type BoundaryGap =
  /** A socket or an address of a daemon that accepts connections. */
  | { readonly kind: 'daemon'; readonly address: string }
  /** `as`: the job is root, or becomes root without a password. */
  | { readonly kind: 'root'; readonly as: 'user' | 'sudo' }
  /** The process of the guard belongs to the same user. */
  | { readonly kind: 'same-user'; readonly pid: number }

/** The results of the plan's steps. A key is missing until its step has run. */
export type Achieved = {
  /** The Buildx that Berth has installed for this job. */
  readonly buildx?: {
    /** `v0.36.1`, or a git reference. */
    readonly version: string
    readonly path: string
    readonly origin: 'download' | 'tool-cache' | 'build'
  }
  readonly builder?: {
    readonly name: string
    readonly driver: string
    readonly platforms: readonly string[]
    readonly nodes: readonly BuilderNode[]
    /** True for a builder that existed before: Berth neither changes nor removes it. */
    readonly reused?: boolean
    /** The settings of the daemon and the runner that it uses. Missing if it has none of its own: `docker`, reused. */
    readonly inherited?: Inherited
  }
  /** The image of the job daemon, as the host daemon has it. */
  readonly daemonImage?: {
    readonly reference: string
    readonly id: string
    /** null if it was loaded or built, and not pulled. */
    readonly digest: string | null
  }
  readonly directory?: string
  readonly volume?: string
  /** The data root, if `cache` is set. */
  readonly cache?: TakenVolume
  /** The images of `preload`, by name. */
  readonly preloaded?: {
    readonly copied: readonly string[]
    /** Images that the job daemon already had. */
    readonly present: readonly string[]
    /** Of the stream. */
    readonly bytes: number
    readonly milliseconds: number
  }
  readonly daemon?: {
    readonly container: string
    readonly host: string
    readonly socket: string
    readonly engineVersion: string
    readonly apiVersion: string
    readonly minApiVersion: string
    readonly storageDriver: string
    readonly storage: {
      readonly place: Storage['place']
      /** The storages that do not work here, before this one. */
      readonly passedOver: readonly PassedOverStorage[]
    }
    readonly privilege: Privilege
    /** The tiers that the kernel or the host daemon refused, before this one. */
    readonly passedOver: readonly PassedOver[]
    readonly address: string
    /** `open` if the kernel cannot do what `isolated` asks for. */
    readonly network: NetworkMode
    /** Milliseconds from the start of the container to the daemon's first answer. */
    readonly readyAfter: number
    /** `cpus`: cores. null: no limit. */
    readonly limits: { readonly memory: number; readonly pids: number; readonly cpus: number | null }
    readonly inherited: Inherited
  }
  /** The process that serves this job. */
  readonly companion?: {
    readonly pid: number
    readonly tasks: readonly string[]
    /** The path of the ledger. null: there is none. */
    readonly ledger: string | null
  }
  /** The guard of this job, and whether it can be avoided. */
  readonly guard?: {
    readonly mode: 'audit' | 'enforce'
    readonly boundary: 'enforced' | 'advisory'
    /** The ways around it that the test found. Empty if it is enforced. */
    readonly gaps: readonly BoundaryGap[]
  }
  readonly environment?: Readonly<Record<string, string>>
  readonly containerProof?: {
    readonly host: string
    /** The bind source that showed the workspace inside the container; null if the container did not see it. */
    readonly workspace: string | null
    /** The address at which the job reached a container's published port; null if it did not. */
    readonly portsHost: string | null
    readonly milliseconds: number
    readonly parts: readonly ProofPart[]
  }
  readonly buildProof?: { readonly milliseconds: number; readonly parts: readonly ProofPart[] }
  readonly nodeProofs?: readonly NodeProof[]
  readonly daemonProof?: DaemonProof
  /** What the kernel allows the job daemon. Missing if its process could not be found. */
  readonly confinement?: Confinement
  readonly swept?: readonly string[]
}
