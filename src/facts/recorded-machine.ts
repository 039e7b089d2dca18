import { anonymise } from './anonymise.ts'
import type { Observed } from './facts.ts'

/** The facts of a machine as a file. `berth doctor --record` writes it, and tests use it. */
export type RecordedMachine = {
  readonly schemaVersion: 1
  /** `hand-made`: written by a person from the documents in `sources`. */
  readonly origin: 'recorded' | 'hand-made'
  /** A one-line description of the machine. */
  readonly machine: string
  /** The version of Berth that recorded it, or the documents behind a hand-made one. */
  readonly sources: readonly string[]
  readonly facts: Observed
}

/** The observed facts without names, IDs and addresses, as a file that can be shared. */
export function recordMachine(observed: Observed, berthVersion: string): RecordedMachine {
  return {
    schemaVersion: 1,
    origin: 'recorded',
    machine: describe(observed),
    sources: [`berth doctor --record, version ${berthVersion}`],
    facts: anonymise(observed),
  }
}

function describe({ machine, runner, engine }: Observed): string {
  const parts = [
    engine.status === 'seen'
      ? `${engine.value.product} ${engine.value.version} on ${engine.value.operatingSystem}`
      : 'no reachable engine',
    ...(machine.status === 'seen' ? [`${machine.value.operatingSystem} ${machine.value.architecture}`] : []),
    ...(runner.status === 'seen'
      ? [`runner: ${runner.value.kind}${runner.value.inContainer ? ', in a container' : ''}`]
      : []),
  ]
  return parts.join('; ')
}
