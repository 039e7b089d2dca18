import type { DaemonAddress } from '../values/daemon-address.ts'
import type { Labels } from './plan.ts'

/** Starts a process that lives as long as the job and serves it: `src/companion`. */
export type StartCompanion = {
  readonly kind: 'start-companion'
  /** Of this step: the socket, the ledger, the log and the settings of the process. */
  readonly directory: string
  /** The daemon that it stands before. */
  readonly daemon: DaemonAddress
  /** The labels of this job. */
  readonly labels: Labels
  readonly tasks: CompanionTasks
}

/** What the process does. null: not this. */
export type CompanionTasks = {
  readonly guard: GuardTask | null
  readonly ledger: LedgerTask | null
  readonly ports: PortsTask | null
}

/** Serves the Engine API on a socket and judges each request. */
export type GuardTask = {
  /** `audit` allows everything and records what `enforce` would refuse. */
  readonly mode: 'audit' | 'enforce'
  /** The path of the socket. */
  readonly socket: string
}

/** Records what the job does in the daemon. */
export type LedgerTask = {
  /** The path of the file, one JSON object per line. */
  readonly file: string
}

/** Forwards the ports that containers of the job daemon publish to localhost of the job. */
export type PortsTask = {
  /** The container of the job daemon. */
  readonly container: string
}
