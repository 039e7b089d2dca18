import type { Outcome, Severity } from '../checks/check.ts'
import type { Observed } from '../facts/facts.ts'
import type { WithoutEffect } from '../plan/input-effects.ts'
import type { RecordedPlan } from '../plan/plan.ts'
import type { Achieved } from '../steps/achieved.ts'

/** Raised if programs that read `report.json` have to change. `docs/report.schema.json` describes the format. */
export const reportSchemaVersion = 1

export type FailOn = 'error' | 'warning' | 'never'

/** Everything that a run found, decided, set up and tested. Every rendering is a pure function of it. */
export type Report = {
  readonly schemaVersion: typeof reportSchemaVersion
  readonly berthVersion: string
  /** RFC 3339. */
  readonly startedAt: string
  readonly requestedMode: 'auto' | 'socket' | 'dind' | 'remote' | 'inspect'
  readonly verdict: Verdict
  /** null if the run ended before a decision, and in `berth doctor`, which sets nothing up. */
  readonly plan: RecordedPlan | null
  /** Inputs that the workflow sets and this mode ignores. */
  readonly withoutEffect: readonly WithoutEffect[]
  readonly outcomes: readonly Outcome[]
  /** Ids of the findings that `ignore` names: reported, but they do not count for `fail-on`. */
  readonly ignored: readonly string[]
  readonly failOn: FailOn
  readonly achieved: Achieved
  readonly facts: Observed
  /** Milliseconds per phase, in the order of the run. */
  readonly timings: readonly { readonly phase: string; readonly milliseconds: number }[]
}

export type Verdict = {
  /** `ready`: Docker is set up. `inspected`: only checked. `failed`: an error, or findings that reach `fail-on`. */
  readonly status: 'ready' | 'inspected' | 'failed'
  /** The verdict in a sentence, perhaps followed by details. */
  readonly sentence: string
  readonly failure: { readonly code: string; readonly message: string; readonly remedy: string } | null
}

export type { Achieved }

/** A number of findings per severity. */
export type Counts = Readonly<Record<Severity, number>>
