import { existsSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Entry } from '../ledger/entry.ts'
import { type Configuration, lastWords, ready } from './configuration.ts'
import { endOfJob } from './end-of-job.ts'
import { createLedgerFile } from './ledger/ledger-file.ts'
import type { Log } from './open-log.ts'
import { startTasks } from './start-tasks.ts'
import type { RunningTask, Surroundings } from './task.ts'

/** Milliseconds in which a task must stop. The post step kills the process after 5 s. */
const grace = 1_300

/**
 * Runs the tasks until the job ends. If it ends while they start, they are not waited for.
 *
 * @param onReady is called once the tasks work
 * @param onEntry gets the entries of the tasks if there is no ledger
 * @throws the error of a task that does not start
 */
export async function runCompanion(
  configuration: Configuration,
  log: Log,
  onReady: () => void,
  onEntry: (entry: Entry) => void = () => {},
): Promise<void> {
  const { ledger } = configuration.tasks
  const sheet = ledger && createLedgerFile(ledger.file, log.log)
  const record = (entry: Entry) => (sheet ? sheet.write(entry) : onEntry(entry))
  const surroundings: Surroundings = { configuration, ...log, record }
  const ending = endOfJob(configuration)
  const running = await Promise.race([startTasks(surroundings), ending])
  if (typeof running === 'string') {
    log.log(`ending before the tasks have started: ${running}`)
    return
  }
  log.log(`${ready} (process ${process.pid})`)
  onReady()

  log.log(`ending: ${await ending}`)
  for (const task of running.toReversed()) await stopTask(task, log)
  sheet?.close()
  // After the post step nobody else removes it.
  if (ledger && !existsSync(configuration.directory)) rmSync(ledger.file, { force: true })
  log.log(lastWords)
}

/** A task that does not stop must not keep the others from it. */
async function stopTask(task: RunningTask, { logError }: Log): Promise<void> {
  const late = sleep(grace, undefined, { ref: false }).then(() => {
    throw new Error(`it took over ${grace} ms`)
  })
  await Promise.race([task.stop(), late]).catch((error) => logError('a task did not stop', error))
}
