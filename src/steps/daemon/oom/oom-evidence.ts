import type { MemoryCounters } from '../../../platform/memory-counters.ts'

/** An event of a container of the job daemon. */
export type ContainerEvent = {
  readonly action: 'oom' | 'die'
  readonly id: string
  /** Milliseconds since 1970, by the clock of the machine. */
  readonly time: number
  readonly name: string
  readonly image: string
  /** The service of Compose, or null. */
  readonly service: string | null
  /** Of a container that died. */
  readonly exitCode: number | null
}

/** A container that the job daemon still has. */
export type ContainerState = {
  readonly id: string
  readonly name: string
  readonly image: string
  readonly service: string | null
  /** The program without its arguments, which can hold a secret. */
  readonly program: string
  readonly isRunning: boolean
  readonly exitCode: number
  readonly isOomKilled: boolean
  /** Bytes. null: none */
  readonly limit: number | null
  /** Its cgroup, if it runs and the cgroup is visible. */
  readonly counters: MemoryCounters | null
}

/** The cgroups of the job daemon's container. null: not visible, or it does not exist. */
export type DaemonCounters = {
  readonly daemon: MemoryCounters
  /** Of all inner containers and build steps. */
  readonly inner: MemoryCounters | null
  /** Of all build steps of the embedded BuildKit. */
  readonly builds: MemoryCounters | null
}

/** A container as the ledger has it, which can be removed. */
export type RecordedContainer = Pick<ContainerState, 'id' | 'program' | 'limit'>

/** What the daemons and the kernel have recorded of OOM kills in a job daemon. */
export type OomEvidence = {
  readonly cgroupVersion: 'v1' | 'v2'
  /** The memory limit of the job daemon in bytes. */
  readonly memory: number
  /** The events that the job daemon still holds, oldest first. null: it did not answer. */
  readonly events: readonly ContainerEvent[] | null
  /** The time of the oldest event that the job daemon still holds. null: it holds all of them. */
  readonly eventsSince: number | null
  readonly containers: readonly ContainerState[]
  /** Empty without a ledger. */
  readonly recorded: readonly RecordedContainer[]
  /** The times at which the host daemon noticed an OOM kill in the job daemon's container. It can have lost earlier ones. */
  readonly hostTimes: readonly number[]
  /** The host daemon's state of the job daemon's container, before its end or after it. */
  readonly isOomKilled: boolean
  /** True: the job daemon ended by SIGKILL before the post step. */
  readonly wasKilled: boolean
  readonly counters: DaemonCounters | null
}
