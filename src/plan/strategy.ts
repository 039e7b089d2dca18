import type { Finding, StrategyName } from '../checks/check.ts'
import type { Observed } from '../facts/facts.ts'
import type { Installation, Step } from './plan.ts'
import type { Request } from './request.ts'

/** The input of a decision. */
export type Situation = {
  readonly request: Request
  readonly observed: Observed
  readonly findings: readonly Finding[]
  /** The Buildx that has to be installed; null: that of the runner, if it has one. */
  readonly installation: Installation | null
}

/** One way to give the job a Docker. Pure. */
export type Strategy = {
  readonly name: StrategyName
  /** Why it is chosen: full sentences. */
  because(situation: Situation): string[]
  /** Why it is impossible, other than by findings: an input, or a fact that could not be read. Full sentences. */
  obstacles(situation: Situation): string[]
  /** What works less well than users expect, other than findings. In `mode: auto` each counts as a warning. */
  doubts(situation: Situation): string[]
  steps(situation: Situation): Step[]
}
