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

/** What the steps of the plan brought about; a key is missing as long as its step has not run. */
export type Achieved = {
  readonly builder?: {
    readonly name: string
    readonly driver: string
    readonly platforms: readonly string[]
    readonly nodes: readonly BuilderNode[]
  }
  readonly directory?: string
  readonly volume?: string
  readonly daemon?: {
    readonly container: string
    readonly host: string
    readonly socket: string
    readonly engineVersion: string
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
    /** The path that was given to the engine, and was seen from inside; null without a workspace. */
    readonly workspace: string | null
    readonly milliseconds: number
  }
  readonly daemonProof?: DaemonProof
  readonly swept?: readonly string[]
}
