import { readFileSync } from 'node:fs'

/** Whether a process runs. One that has ended, and waits for somebody to ask for its status, has no command line. */
export function isRunning(pid: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== ''
  } catch {
    return false
  }
}
