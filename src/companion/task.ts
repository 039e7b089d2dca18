import type { Entry } from '../ledger/entry.ts'
import type { Configuration } from './configuration.ts'
import type { Log } from './open-log.ts'

/** What the tasks of the companion share. */
export type Surroundings = Log & {
  readonly configuration: Configuration
  /** Writes a line to the ledger. Nothing without a ledger. */
  readonly record: (entry: Entry) => void
}

/** A task that runs. */
export type RunningTask = {
  /** Ends everything that it opened, in a second at most, and writes what it holds. */
  readonly stop: () => Promise<void>
}
