import type { Outcome, Severity } from '../checks/check.ts'
import type { Namespaces, Observed } from '../facts/facts.ts'
import type { Plan, Privilege } from '../plan/plan.ts'

/** Raised when a reader of `report.json` would have to change; `docs/report.schema.json` describes it. */
export const reportSchemaVersion = 1

export type FailOn = 'error' | 'warning' | 'never'

/** All that a run found, decided, did and proved. Every rendering is a pure function of it. */
export type Report = {
  readonly schemaVersion: typeof reportSchemaVersion
  readonly berthVersion: string
  /** RFC 3339. */
  readonly startedAt: string
  readonly requestedMode: 'auto' | 'socket' | 'dind' | 'inspect'
  readonly verdict: Verdict
  /** null where the run ended before a decision. */
  readonly plan: Plan | null
  readonly outcomes: readonly Outcome[]
  /** Ids of the findings that `ignore` names: told, but never the reason of a failure. */
  readonly ignored: readonly string[]
  readonly failOn: FailOn
  readonly achieved: Achieved
  readonly facts: Observed
  /** Milliseconds a phase, in the order they ran. */
  readonly timings: readonly { readonly phase: string; readonly milliseconds: number }[]
}

export type Verdict = {
  /** `ready`: set up and proved; `inspected`: looked only; `failed`: there is no Docker to trust, or `fail-on` says so. */
  readonly status: 'ready' | 'inspected' | 'failed'
  /** One sentence for a tired person. */
  readonly sentence: string
  readonly failure: { readonly code: string; readonly message: string; readonly remedy: string } | null
}

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
    readonly driver: 'docker-container' | 'docker'
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

/** Which daemon serves the job, from /proc. */
export type DaemonProof = {
  readonly pids: readonly number[]
  /** PIDs from the outermost visible to the innermost PID namespace. */
  readonly namespacePids: readonly number[]
  readonly namespaces: Namespaces | null
  /** True if that daemon is itself in a container. */
  readonly nested: boolean
  /** PIDs of daemons that run inside of it. */
  readonly nestedInIt: readonly number[]
  /** null: could not be seen, and `unseen` says why. */
  readonly sharedNetworkNamespace: boolean | null
  readonly unseen: string | null
}

/** How many findings of each severity count, ignored ones left out. */
export type Counts = Readonly<Record<Severity, number>>
