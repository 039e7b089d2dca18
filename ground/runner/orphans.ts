import { randomUUID } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import type { JobState } from './job-state.ts'

const variable = 'RUNNER_TRACKING_ID'

/** The variable that each process of a job inherits from the runner (actions/runner 258d6c8, JobExtension.cs:586-592). */
export const trackingId = (): Record<string, string> => ({ [variable]: `github_${randomUUID()}` })

/**
 * Kills the processes that have the variable of this job in their environment, as the runner does at the end of each job, and
 * says so in its log (JobExtension.cs:880-925). It looks at processes of the machine, so not into containers.
 */
export function endOrphans({ machine, log }: JobState): void {
  const id = machine.inherited[variable] ?? ''
  log('Cleaning up orphan processes\n')
  for (const path of globSync('/proc/[0-9]*/environ')) {
    const pid = Number(path.split('/')[2])
    if (pid === process.pid || !textOf(path).split('\0').includes(`${variable}=${id}`)) continue
    log(`Terminate orphan process: pid (${pid}) (${textOf(`/proc/${pid}/comm`).trim()})\n`)
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has ended.
    }
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
