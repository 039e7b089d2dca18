import type { Policy } from '../../guard/policy/policy.ts'
import type { GuardTask } from '../../plan/companion-steps.ts'
import type { Daemon } from './daemon.ts'
import type { ImagesBefore } from './images-before.ts'
import type { Occurrence } from './recorder.ts'

/** What each request of a guard is examined with. */
export type Guard = {
  readonly daemon: Daemon
  readonly policy: Policy
  readonly task: Pick<GuardTask, 'roots' | 'hidden' | 'adopted'>
  readonly imagesBefore: Promise<ImagesBefore>
  readonly record: (occurrence: Occurrence) => void
}
