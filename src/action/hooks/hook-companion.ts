import { labelsOf } from '../../plan/job.ts'
import type { StartCompanion } from '../../plan/plan.ts'
import type { DaemonAddress } from '../../values/daemon-address.ts'
import { jobOf } from '../job.ts'
import type { World } from '../world.ts'

/**
 * The companion that keeps the ledger from the hook before a job to the hook after it. Both make the same step of their own
 * environment: the steps of the job can change each file that the first one leaves.
 *
 * @returns null without RUNNER_TEMP
 */
export function hookCompanion(
  { source }: Pick<World, 'source'>,
  daemon: DaemonAddress,
): StartCompanion | null {
  const temp = source.environment['RUNNER_TEMP']
  if (!temp) return null
  return {
    kind: 'start-companion',
    directory: `${temp}/berth-hooks-companion`,
    daemon,
    // Nothing has these labels. What a job of Berth makes has others, and is in the ledger of that job.
    labels: labelsOf(jobOf(source.environment, 'of-hooks')),
    tasks: {
      guard: null,
      ledger: {
        file: `${temp}/berth-hooks-ledger.jsonl`,
        shared: true,
        ownNames: [],
        ownImages: [],
        jobDaemon: null,
      },
      ports: null,
    },
  }
}
