import type { Situation } from '../strategy.ts'

/** How the container of the job daemon is confined. */
export type Privilege = 'capabilities' | 'privileged'

/** One way to confine the job daemon. Pure. */
export type Tier = {
  readonly name: Privilege
  /** Why it is impossible: an input, or a fact of the machine. Full sentences. */
  obstacles(situation: Situation): string[]
  /** True: inner containers can be `--privileged`, as the BuildKit of `driver: docker-container` is. */
  readonly startsPrivileged: boolean
}

/** A tier that is not taken. */
export type PassedOver = {
  readonly privilege: Privilege
  /** Why not: full sentences. */
  readonly reasons: readonly string[]
}
