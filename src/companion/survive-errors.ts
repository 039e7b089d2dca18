import type { Log } from './open-log.ts'

/** Errors after which the process gives up: one that repeats would take the CPU from the job. */
const most = 100

/**
 * Logs an error that no task has caught, and goes on. The tasks share nothing: an error in the one is no reason to end the
 * guard, without which the later steps have no Docker. A request whose handler failed has got no answer and is not forwarded.
 * Node's default would end the process with all tasks.
 */
export function surviveErrors({ log, logError }: Log): void {
  let count = 0
  const survive = (what: string) => (error: unknown) => {
    logError(what, error)
    count += 1
    if (count < most) return
    log(`ending after ${most} errors`)
    process.exit(1)
  }
  process.on('uncaughtException', survive('an exception that no task has caught'))
  process.on('unhandledRejection', survive('a rejection that no task has caught'))
}
