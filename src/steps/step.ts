import type { Daemon, Observation } from '../facts/facts.ts'
import type { Recorded, StepKind, StepOf } from '../plan/plan.ts'
import type { RunCommand } from '../platform/command.ts'
import type { Docker } from '../platform/docker.ts'
import type { Files } from '../platform/files.ts'
import type { ConnectGitHub } from '../platform/github.ts'
import type { Network } from '../platform/network.ts'
import type { ShowCommand } from '../platform/show-command.ts'
import type { Achieved } from './achieved.ts'

/** What steps work with. What they do is in the step alone. */
export type Tools = {
  /** The address of the host's engine. */
  readonly hostEngine: string
  /** The engine at this host; its own for each. */
  connect(host: string): Docker
  readonly connectGitHub: ConnectGitHub
  readonly files: Files
  /** Runs a program of which nothing is shown. */
  readonly runCommand: RunCommand
  readonly network: Network
  /** Runs a program that a person wants to see run. */
  readonly showCommand: ShowCommand
  /** Aborted when another step has failed: what takes long ends. */
  readonly signal: AbortSignal
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Looks at the engine processes of the machine once more, and at nothing else. */
  observeDaemons(): Promise<Observation<readonly Daemon[]>>
  exportVariable(name: string, value: string): void
  /** A line of progress in the log. */
  log(line: string): void
  /** Something that went wrong and did not stop Berth. */
  warn(message: string): void
}

export type StepHandler<Kind extends StepKind> = {
  /** Such as `create the volume berth-…`: it reads after "Berth will" and "Berth could not". */
  describe(step: Recorded<StepOf<Kind>>): string
  /** Makes the change. Gets what the steps before it achieved, gives what it achieved itself. */
  apply(step: StepOf<Kind>, tools: Tools, achieved: Achieved): Promise<Partial<Achieved>>
  /**
   * Takes the change back, whether `apply` has finished, stopped half-way or never begun. Idempotent; touches nothing
   * that `apply` did not make. 'nothing' where `apply` leaves nothing that could be taken back.
   */
  readonly undo: ((step: Recorded<StepOf<Kind>>, tools: Tools) => Promise<void>) | 'nothing'
  /** Milliseconds that `undo` may take. */
  readonly undoTimeout: number
}

/** One handler a kind of step: a kind without one does not compile. */
export type StepHandlers = { readonly [Kind in StepKind]: StepHandler<Kind> }

/** The handler of a step, typed for it. */
export function handlerOf<Kind extends StepKind>(
  handlers: StepHandlers,
  step: { readonly kind: Kind },
): StepHandler<Kind> {
  return handlers[step.kind]
}
