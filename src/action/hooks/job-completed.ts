import { leftLines, leftSummary } from '../../report/left-by-job.ts'
import { isKept } from '../../steps/reap/is-kept.ts'
import { idOf, listObjects } from '../../steps/reap/list-objects.ts'
import { removeObjects } from '../../steps/reap/remove-objects.ts'
import type { World } from '../world.ts'
import { writeSummary } from '../write-summary.ts'
import type { HookOptions } from './hook-options.ts'
import { readRecord } from './hook-record.ts'
import { hostDaemon } from './host-daemon.ts'

/** After a job: reports what is in the daemon and was not there before the job, and removes it if the owner has said so. */
export async function jobCompleted({ reap }: Pick<HookOptions, 'reap'>, world: World): Promise<void> {
  const { workflow } = world
  const record = await readRecord(world)
  const docker = record && (await hostDaemon(world))
  if (docker === null) {
    workflow.log('The hook before this job has recorded no daemon, so what the job left is not known.')
    return
  }
  const before = new Set(record?.before)
  const left = (await listObjects(docker)).filter((each) => !before.has(idOf(each)) && !isKept(each))
  const reaped = reap ? await removeObjects(left) : null
  workflow.group(`Left in Docker by this job: ${left.length || 'nothing'}`, leftLines(left, reaped))
  if (left.length > 0) await writeSummary(leftSummary(left, reaped), workflow)
}
