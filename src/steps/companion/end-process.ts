import { errorMark, fileNames, lastWords, ready } from '../../companion/configuration.ts'
import type { Recorded, StartCompanion } from '../../plan/plan.ts'
import type { ProcessIdentity } from '../../platform/processes.ts'
import type { Tools } from '../step.ts'
import { noticesIn } from './notices.ts'

/** Milliseconds in which it ends its tasks and writes what it holds. */
const grace = 5_000

/** Lines of the log that the post step shows. */
const shown = 200

/** Ends the process, if it still runs, and removes its directory and its ledger. */
export async function endProcess(step: Recorded<StartCompanion>, tools: EndingTools): Promise<void> {
  const { directory, tasks } = step
  await stopProcess(step, tools)
  await tools.files.remove(directory)
  if (tasks.ledger !== null) await tools.files.remove(tasks.ledger.file)
}

type EndingTools = Pick<Tools, 'files' | 'processes' | 'group' | 'warn' | 'environment'>

/**
 * Ends the process, so that it writes what it holds. One that has ended before the job did is a warning with the time. Its
 * log is shown then, after an error in it, and with step debug logging. A second call does nothing.
 */
export async function stopProcess(
  { directory, tasks }: Recorded<StartCompanion>,
  { files, processes, group, warn, environment }: EndingTools,
): Promise<void> {
  const identity = await readIdentity(files, directory)
  if (identity === null) return
  const ran = await processes.stop(identity, grace)
  const lines = (await files.readText(`${directory}/${fileNames.log}`).catch(() => '')).trim().split('\n')
  const problem = problemIn(lines, ran, namesOf(tasks))
  if (problem !== null) warn(problem)
  if (problem !== null || environment['RUNNER_DEBUG'] === '1')
    group('Log of the companion', lines.slice(-shown))
  for (const notice of await noticesIn(directory, files)) warn(notice)
  await files.remove(`${directory}/${fileNames.notices}`)
  await files.remove(`${directory}/${fileNames.process}`)
}

/** What did not go as it should. null: nothing. */
function problemIn(lines: readonly string[], ran: boolean, tasks: string): string | null {
  // The stack of an error has lines without a time.
  const timed = lines
    .map((line) => line.split(' '))
    .filter(([time = '']) => /^\d{4}-[\d-]+T[\d:.]+Z$/.test(time))
  const [last = 'an unknown time'] = timed.at(-1) ?? []
  const isWhole = timed.at(-1)?.[1] === lastWords
  const [error] = timed.find(([, mark]) => mark === errorMark) ?? []
  if (!ran && !isWhole)
    return `The companion (${tasks}) was killed before the job ended, after ${last}. From then on it did nothing.`
  if (!ran)
    return `The companion (${tasks}) ended before the job did, at ${last}. From then on it did nothing.`
  // A main step that was killed can leave one that has not started yet. It has no data.
  const hasWorked = timed.some(([, word]) => word === ready)
  if (hasWorked && !isWhole)
    return `The companion (${tasks}) did not end in ${grace / 1000} s and was killed. Its last data can be missing.`
  return error ? `The companion (${tasks}) had an internal error at ${error}. Its log has the details.` : null
}

/** The tasks of a companion, by their names. */
export function namesOf(tasks: Recorded<StartCompanion>['tasks']): string {
  return Object.entries(tasks)
    .flatMap(([name, task]) => (task === null ? [] : [name]))
    .join(', ')
}

/** The process that the main step has started. null: none, or the file says something else. */
async function readIdentity(files: Tools['files'], directory: string): Promise<ProcessIdentity | null> {
  try {
    const { pid, start } = JSON.parse(await files.readText(`${directory}/${fileNames.process}`))
    return Number.isInteger(pid) && pid > 1 && typeof start === 'string' ? { pid, start } : null
  } catch {
    return null
  }
}
