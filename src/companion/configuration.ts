import type { StartCompanion } from '../plan/companion-steps.ts'
import type { ProcessIdentity } from '../platform/processes.ts'

/** The settings of the process, as its directory has them in `settings.json`. */
export type Configuration = Omit<StartCompanion, 'kind'> & {
  /** The process whose end is the end of the job. null: it could not be found. */
  readonly lifeline: ProcessIdentity | null
}

/** The names of its files. */
export const fileNames = {
  settings: 'settings.json',
  /** Written once the tasks work: its `ProcessIdentity`. */
  process: 'process.json',
  log: 'companion.log',
} as const
