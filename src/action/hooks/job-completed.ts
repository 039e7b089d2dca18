import type { StartCompanion } from '../../plan/plan.ts'
import type { Workflow } from '../../platform/workflow.ts'
import { leftLines, leftSummary } from '../../report/left-by-job.ts'
import { closeLedger } from '../../steps/companion/close-ledger.ts'
import { endProcess } from '../../steps/companion/end-process.ts'
import { isKept } from '../../steps/reap/is-kept.ts'
import { idOf, listObjects } from '../../steps/reap/list-objects.ts'
import { removeObjects } from '../../steps/reap/remove-objects.ts'
import type { Tools } from '../../steps/step.ts'
import { publishLedger } from '../publish-ledger.ts'
import { toolsOf } from '../tools.ts'
import type { World } from '../world.ts'
import { writeSummary } from '../write-summary.ts'
import { hookCompanion } from './hook-companion.ts'
import type { HookOptions } from './hook-options.ts'
import { readRecord } from './hook-record.ts'
import { hostDaemon } from './host-daemon.ts'

/**
 * After a job: reports what happened in the daemon, and what is there now and was not before the job. Removes the latter if the
 * owner has said so.
 */
export async function jobCompleted({ reap }: Pick<HookOptions, 'reap'>, world: World): Promise<void> {
  const { workflow } = world
  const record = await readRecord(world)
  const daemon = record && (await hostDaemon(world))
  if (daemon === null) {
    workflow.log('The hook before this job has recorded no daemon, so what the job left is not known.')
    return
  }
  const tools = toolsOf(world, daemon.host)
  await showLedger(hookCompanion(world, daemon), tools, workflow)
  const before = new Set(record?.before)
  const objects = await listObjects(tools.connect(daemon.host, daemon.certificates))
  const left = objects.filter((each) => !before.has(idOf(each)) && !isKept(each))
  const reaped = reap ? await removeObjects(left) : null
  workflow.group(`Left in Docker by this job: ${left.length || 'nothing'}`, leftLines(left, reaped))
  if (left.length > 0) await writeSummary(leftSummary(left, reaped), workflow)
}

/** Ends the companion and shows its ledger. The list of what the job left comes after it. */
async function showLedger(step: StartCompanion | null, tools: Tools, workflow: Workflow): Promise<void> {
  if (step === null) return
  const closed = await closeLedger([step], tools)
  if (closed !== null) await publishLedger({ ...closed, left: null }, workflow)
  await endProcess(step, tools)
}
