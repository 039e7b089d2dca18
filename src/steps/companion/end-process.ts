import type { Recorded, StartCompanion } from '../../plan/plan.ts'
import type { Tools } from '../step.ts'
import { readIdentity } from './start-process.ts'

/** Milliseconds in which it ends its tasks and writes what it holds. */
const grace = 5_000

/** Ends the process, if it still runs, and removes its directory. One that has not said that it works ends by itself then. */
export async function endProcess(
  { directory }: Recorded<StartCompanion>,
  { files, processes, log }: Tools,
): Promise<void> {
  const identity = await readIdentity(files, directory)
  if (identity !== null && !(await processes.stop(identity, grace))) {
    log('The companion has ended before the job did.')
  }
  await files.remove(directory)
}
