import { anonymise } from './anonymise.ts'
import type { Observed } from './facts.ts'

/** The facts of one machine as a file: what `berth doctor --record` writes, and what tests judge by. */
export type RecordedMachine = {
  readonly schemaVersion: 1
  /** `hand-made`: written by a person, after what `sources` say of such machines. */
  readonly origin: 'recorded' | 'hand-made'
  /** Which machine this is, in a line. */
  readonly machine: string
  /** The version of Berth that looked; or the documents that a hand-made one rests on. */
  readonly sources: readonly string[]
  readonly facts: Observed
}

/** What was observed, made anonymous, as a file to send on. */
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
  const told = [
    engine.status === 'seen'
      ? `${engine.value.product} ${engine.value.version} on ${engine.value.operatingSystem}`
      : 'no engine that answers',
    ...(machine.status === 'seen' ? [`${machine.value.operatingSystem} ${machine.value.architecture}`] : []),
    ...(runner.status === 'seen'
      ? [`runner: ${runner.value.kind}${runner.value.inContainer ? ', in a container' : ''}`]
      : []),
  ]
  return told.join('; ')
}
