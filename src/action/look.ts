import { type Outcome, runChecks } from '../checks/check.ts'
import { checks } from '../checks/index.ts'
import type { Observed } from '../facts/facts.ts'
import { observe, type Probes } from '../facts/observe.ts'
import type { Source } from '../facts/source.ts'

/** Milliseconds for all probes together. A single call to the Engine API has 10 s. */
const lookDeadline = 15_000

export type Seen = { readonly observed: Observed; readonly outcomes: readonly Outcome[] }

/** Looks at the machine and runs the checks. Changes nothing and never throws. */
export async function look(probes: Probes<Source>, source: Source): Promise<Seen> {
  const observed = await observe(probes, source, lookDeadline)
  return { observed, outcomes: runChecks(checks, observed) }
}
