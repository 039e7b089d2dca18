import { globSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Job } from '../run-action.ts'

/** The companions of a job, by the path of their settings. */
export function companionsOf({ temp }: Pick<Job, 'temp'>): number[] {
  return globSync('/proc/[0-9]*/cmdline').flatMap((path) => {
    try {
      const words = readFileSync(path, 'utf8').split('\0')
      return words.some((word) => word.startsWith(`${temp}/berth-`) && word.endsWith('/settings.json'))
        ? [Number(path.split('/')[2])]
        : []
    } catch {
      return []
    }
  })
}

/** Kills the companion of a job. It waits up to two seconds for one that is about to start. */
export async function killCompanion(job: Pick<Job, 'temp'>): Promise<void> {
  for (let tries = 0; tries < 200 && companionsOf(job).length === 0; tries++) await sleep(10)
  killAll(job)
}

/** Kills the companions of a job whose post step has not run, and waits for their end: their log is on the filesystem of the job. */
export async function endCompanions(job: Pick<Job, 'temp'>): Promise<void> {
  for (let tries = 0; tries < 200 && companionsOf(job).length > 0; tries++) {
    killAll(job)
    await sleep(10)
  }
}

function killAll(job: Pick<Job, 'temp'>): void {
  for (const pid of companionsOf(job)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has ended.
    }
  }
}
