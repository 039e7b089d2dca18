import { writeFileSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { processes } from '../platform/processes.ts'
import { type Configuration, fileNames } from './configuration.ts'
import { endOfJob } from './end-of-job.ts'
import { startTasks } from './start-tasks.ts'
import type { Surroundings } from './task.ts'

/**
 * Runs the tasks until the job ends. Says that they work by `process.json`, which appears whole.
 *
 * @throws the error of a task that does not start
 */
export async function runCompanion(configuration: Configuration): Promise<void> {
  const surroundings: Surroundings = {
    configuration,
    // Standard output is the log file.
    log: (line) => process.stdout.write(`${new Date().toISOString()} ${line}\n`),
  }
  const ending = endOfJob(configuration)
  const running = await startTasks(surroundings)
  const file = join(configuration.directory, fileNames.process)
  writeFileSync(`${file}.new`, JSON.stringify(processes.own()), { mode: 0o600 })
  await rename(`${file}.new`, file)
  surroundings.log(`ready (process ${process.pid})`)

  surroundings.log(`ending: ${await ending}`)
  for (const task of running.toReversed()) {
    await task.stop().catch((error: unknown) => surroundings.log(`not stopped: ${String(error)}`))
  }
  surroundings.log('ended')
}
