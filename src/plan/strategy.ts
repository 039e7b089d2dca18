import type { Finding, StrategyName } from '../checks/check.ts'
import type { Observed } from '../facts/facts.ts'
import type { Step } from './plan.ts'
import type { Request } from './request.ts'

/** What a decision rests on. */
export type Situation = {
  readonly request: Request
  readonly observed: Observed
  readonly findings: readonly Finding[]
}

/** One way to give the job a Docker. Pure. */
export type Strategy = {
  readonly name: StrategyName
  /** What speaks for it where it is taken: full sentences. */
  because(situation: Situation): string[]
  /** Why the request or a fact that could not be seen keeps it from being taken, findings aside: full sentences. */
  obstacles(situation: Situation): string[]
  /** What makes it less than users expect of it, findings aside: in `mode: auto` each counts as a warning. */
  doubts(situation: Situation): string[]
  steps(situation: Situation): Step[]
}
