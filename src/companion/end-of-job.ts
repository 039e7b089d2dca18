import { existsSync } from 'node:fs'
import { processes } from '../platform/processes.ts'
import type { Configuration } from './configuration.ts'

/** Milliseconds between two looks at the job. A look reads one file of /proc. */
const interval = 2_000

/** Resolves with the reason once the job has ended: a signal, the end of the runner's process, or a removed directory. */
export function endOfJob({ directory, lifeline }: Configuration): Promise<string> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (lifeline !== null && !processes.isRunning(lifeline)) end("the job's process has ended")
      else if (!existsSync(directory)) end('its directory is gone')
    }, interval)
    const end = (reason: string) => {
      clearInterval(timer)
      resolve(reason)
    }
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => end(signal))
  })
}
