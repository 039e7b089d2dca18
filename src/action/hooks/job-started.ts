import { annotationsOf } from '../../report/annotations.ts'
import { logGroups } from '../../report/log.ts'
import { exitStatusOf } from '../../report/verdict.ts'
import { idOf, listObjects } from '../../steps/reap/list-objects.ts'
import { inspectMachine } from '../inspect-machine.ts'
import type { World } from '../world.ts'
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

  const docker = report.facts.engine.status === 'seen' ? await hostDaemon(world) : null
  if (docker !== null) await writeRecord({ before: (await listObjects(docker)).map(idOf) }, world)
  return exitStatusOf(report)
}
