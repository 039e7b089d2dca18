import type { Confinement, Daemon, Observation } from '../facts/facts.ts'
import type { Entries } from '../ledger/read-entries.ts'
import type { Recorded, StepKind, StepOf } from '../plan/plan.ts'
import type { RunCommand } from '../platform/command.ts'
import type { Docker } from '../platform/docker.ts'
import type { Files } from '../platform/files.ts'
import type { ConnectGitHub } from '../platform/github.ts'
import type { Network } from '../platform/network.ts'
import type { Processes } from '../platform/processes.ts'
import type { ConnectReleases } from '../platform/releases.ts'
import type { ShowCommand } from '../platform/show-command.ts'
import type { StartDetached } from '../platform/start-detached.ts'
import type { OpenToolCache } from '../platform/tool-cache.ts'
import type { Certificates } from '../values/daemon-address.ts'
import type { Achieved } from './achieved.ts'
import type { OomTrace } from './daemon/oom/oom-kills.ts'

/** The interfaces through which steps act. All parameters of a step are in the step itself. */
export type Tools = {
  /** The address of the host daemon. */
  readonly hostEngine: string
  /** A client for the engine at this address. Without `certificates`, the variables of the job decide about TLS. */
  connect(host: string, certificates?: Certificates | null): Docker
  readonly connectGitHub: ConnectGitHub
  readonly connectReleases: ConnectReleases
  readonly openToolCache: OpenToolCache
  readonly files: Files
  /** Runs a program without showing it in the log. */
  readonly runCommand: RunCommand
  readonly network: Network
  readonly processes: Processes
  /** Starts a process that this one does not wait for. */
  readonly startDetached: StartDetached
  /** Runs a program and shows its command line and output in the log. */
  readonly showCommand: ShowCommand
  /** Aborted when another step fails, to end long operations. */
  readonly signal: AbortSignal
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Reads the daemon processes of this machine again. */
  observeDaemons(): Promise<Observation<readonly Daemon[]>>
  /** Reads what the kernel allows a process. */
  observeConfinement(pid: number): Promise<Confinement>
  exportVariable(name: string, value: string): void
  /** Puts a directory first on PATH of later steps. */
  addPath(directory: string): void
  /** Writes a progress line to the log. */
  log(line: string): void
  /** Writes a folded group of lines to the log. */
  group(title: string, lines: readonly string[]): void
  /** Reports a problem that does not stop Berth. */
  warn(message: string): void
  /** The entries of the job's ledger, in the post step. null: there is none. */
  readonly recorded: Entries | null
  /** Reports what was OOM-killed in a job daemon: log, annotations and job summary. */
  reportOomKills(trace: OomTrace): Promise<void>
}

export type StepHandler<Kind extends StepKind> = {
  /** The log line when the step starts, such as `Creating volume berth-…`. */
  title(step: Recorded<StepOf<Kind>>): string
  /** Makes the change. Gets the results of earlier steps and gives its own. */
  apply(step: StepOf<Kind>, tools: Tools, achieved: Achieved): Promise<Partial<Achieved>>
} & (Undo<Kind> | NoUndo)

type Undo<Kind extends StepKind> = {
  /** The log line when the undo starts, such as `Removing volume berth-…`. */
  undoTitle(step: Recorded<StepOf<Kind>>): string
  /**
   * Reverts the change, whether `apply` has finished, stopped halfway or never started. Idempotent. Touches nothing that
   * `apply` did not create.
   */
  undo(step: Recorded<StepOf<Kind>>, tools: Tools): Promise<void>
  /** Milliseconds after which `undo` is abandoned. */
  readonly undoTimeout: number
}

/** A step that leaves nothing to revert. */
type NoUndo = { readonly undo: 'nothing' }

/** One handler for each kind of step: a kind without a handler does not compile. */
export type StepHandlers = { readonly [Kind in StepKind]: StepHandler<Kind> }

/** The handler for a step, with its type. */
export function handlerOf<Kind extends StepKind>(
  handlers: StepHandlers,
  step: { readonly kind: Kind },
): StepHandler<Kind> {
  return handlers[step.kind]
}
