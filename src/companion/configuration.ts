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
  /** Its `ProcessIdentity`, by which the post step ends it. Written by the main step as soon as it has started. */
  process: 'process.json',
  log: 'companion.log',
  /** Sentences that post prints, one per line. */
  notices: 'notices.txt',
} as const

/** What it writes to its descriptor 3 once its tasks work. Its log has a line that starts with it. */
export const ready = 'ready'

/** What stands after the time in a line of its log about an error. The post step looks for it. */
export const errorMark = 'error:'

/** The last line of a log: it has ended as it should. */
export const lastWords = 'ended'
