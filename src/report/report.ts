import type { Outcome, Severity } from '../checks/check.ts'
import type { Observed } from '../facts/facts.ts'
import type { WithoutEffect } from '../plan/input-effects.ts'
import type { RecordedPlan } from '../plan/plan.ts'
import type { Achieved } from '../steps/achieved.ts'

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
  readonly plan: RecordedPlan | null
  /** Inputs that were given and have no effect. */
  readonly withoutEffect: readonly WithoutEffect[]
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

export type { Achieved }

/** How many findings of each severity count, ignored ones left out. */
export type Counts = Readonly<Record<Severity, number>>
