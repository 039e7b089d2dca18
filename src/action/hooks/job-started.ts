import { annotationsOf } from '../../report/annotations.ts'
import { logGroups } from '../../report/log.ts'
import { exitStatusOf } from '../../report/verdict.ts'
import { endProcess } from '../../steps/companion/end-process.ts'
import { idOf, listObjects } from '../../steps/reap/list-objects.ts'
import { startCompanion } from '../../steps/start-companion.ts'
import { inspectMachine } from '../inspect-machine.ts'
import { toolsOf } from '../tools.ts'
import type { World } from '../world.ts'
import { hookCompanion } from './hook-companion.ts'
import type { HookOptions } from './hook-options.ts'
import { writeRecord } from './hook-record.ts'
import { hostDaemon } from './host-daemon.ts'

/**
 * Before a job: reports the machine, with annotations for errors, and records what is in its daemon.
 *
 * @returns the exit code: 1 if findings reach `failOn`, which fails the job
 */
export async function jobStarted({ failOn }: Pick<HookOptions, 'failOn'>, world: World): Promise<0 | 1> {
  const { workflow } = world
  const report = await inspectMachine({ failOn, ignore: [] }, world)
  for (const { title, lines } of logGroups(report)) workflow.group(title, lines)
  for (const { level, title, message } of annotationsOf(report))
    if (level === 'error') workflow.annotate(level, title, message)
  workflow.log(report.verdict.sentence)

  if (report.facts.engine.status === 'seen') await record(world)
  return exitStatusOf(report)
}

/** Records what is in the daemon, and from now on what happens there. */
async function record(world: World): Promise<void> {
  const daemon = await hostDaemon(world)
  if (daemon === null) return
  const tools = toolsOf(world, daemon.host)
  const docker = tools.connect(daemon.host, daemon.certificates)
  await writeRecord({ before: (await listObjects(docker)).map(idOf) }, world)
  const companion = hookCompanion(world, daemon)
  if (companion === null) return
  // A runner that was killed has emptied RUNNER_TEMP neither after its job nor before this one.
  await endProcess(companion, { ...tools, warn: () => {} })
  await startCompanion.apply(companion, tools, {})
}
