import type { Observed } from '../../facts/facts.ts'
import type { Request } from '../request.ts'

/** How the container of the job daemon is confined. */
export type Privilege = 'sysbox' | 'user-namespace' | 'rootless' | 'capabilities' | 'privileged'

/** The part of a situation that decides about tiers. */
export type TierSituation = {
  readonly request: Pick<
    Request,
    | 'privilege'
    | 'driver'
    | 'dindImage'
    | 'network'
    | 'storage'
    | 'storageDriver'
    | 'platforms'
    | 'cache'
    | 'daemonConfiguration'
  >
  readonly observed: Observed
}

/** One way to confine the job daemon. Pure. */
export type Tier = {
  readonly name: Privilege
  /** Why it is impossible: an input, or a fact of the machine. Full sentences. */
  obstacles(situation: TierSituation): string[]
  /** Why `privilege: auto` passes it over, although it is possible. Full sentences. Missing: there is no such reason. */
  doubts?(situation: TierSituation): string[]
  /** True: inner containers can be `--privileged`, as the BuildKit of `driver: docker-container` is. */
  readonly startsPrivileged: boolean
  /** True: files of the job belong to root of inner containers. Otherwise they belong to the same user ID. */
  readonly ownsAsRoot?: true
  /** What root in the job daemon is on the machine: one sentence. */
  readonly wall: string
  /** What does not work in it, and works with `--privileged`. One full sentence each. */
  readonly lacks: readonly string[]
}

/** A tier that is not taken. */
export type PassedOver = {
  readonly privilege: Privilege
  /** Why not: full sentences. */
  readonly reasons: readonly string[]
}
