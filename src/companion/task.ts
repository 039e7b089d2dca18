import type { Configuration } from './configuration.ts'

/** What the tasks of the companion share. */
export type Surroundings = {
  readonly configuration: Configuration
  /** Writes a line with the time to the log file. */
  readonly log: (line: string) => void
}

/** A task that runs. */
export type RunningTask = {
  /** Ends everything that it opened, in a second at most, and writes what it holds. */
  readonly stop: () => Promise<void>
}
