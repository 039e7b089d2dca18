import type { GuardTask } from './companion-steps.ts'
import type { Labels } from './plan.ts'

/** Tests, as the user of the job, whether the guard can be avoided. */
export type CheckBoundary = {
  readonly kind: 'check-boundary'
  readonly mode: GuardTask['mode']
  /** The address of the guard. */
  readonly guard: string
  /** The daemon behind it. */
  readonly daemon: string
  /** Other sockets of daemons on this machine. */
  readonly others: readonly string[]
}

/** Nothing in main. The post step removes what the job made through the guard and left. */
export type ReapLeftovers = {
  readonly kind: 'reap-leftovers'
  /** Objects with this token and the label of a guard belong to the job. */
  readonly labels: Labels
}
