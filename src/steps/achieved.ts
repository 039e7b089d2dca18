import type { DaemonProof } from '../facts/relations/daemon-proof.ts'
import type { Privilege } from '../plan/plan.ts'

export type BuilderNode = {
  readonly name: string
  readonly endpoint: string
  readonly status: string
  readonly buildkit: string
  readonly platforms: readonly string[]
  readonly labels: Readonly<Record<string, string>>
}

/** What Berth tried as later steps would. `failed` is what a step may well do without. */
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
  /** What was seen, or why nothing was. */
  readonly detail: string
}

/** What the steps of the plan brought about; a key is missing as long as its step has not run. */
export type Achieved = {
  readonly builder?: {
    readonly name: string
    readonly driver: string
    readonly platforms: readonly string[]
    readonly nodes: readonly BuilderNode[]
    /** True for a builder that was there before: it stays as it is. */
    readonly reused?: boolean
  }
  readonly directory?: string
  readonly volume?: string
  readonly daemon?: {
    readonly container: string
    readonly host: string
    readonly socket: string
    readonly engineVersion: string
    readonly apiVersion: string
    readonly minApiVersion: string
    readonly storageDriver: string
    readonly privilege: Privilege
    readonly address: string
    /** Milliseconds from the container's start to the first answer. */
    readonly readyAfter: number
    readonly limits: { readonly memory: number; readonly pids: number }
  }
  readonly environment?: Readonly<Record<string, string>>
  readonly containerProof?: {
    readonly host: string
    /** The path that was given to the engine, and was seen from inside; null if it was not seen. */
    readonly workspace: string | null
    /** The address at which the job reached a port that a container published; null if it did not. */
    readonly portsHost: string | null
    readonly milliseconds: number
    readonly parts: readonly ProofPart[]
  }
  readonly buildProof?: { readonly milliseconds: number; readonly parts: readonly ProofPart[] }
  readonly daemonProof?: DaemonProof
  readonly swept?: readonly string[]
}
