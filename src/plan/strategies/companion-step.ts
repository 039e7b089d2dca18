import type { DaemonAddress } from '../../values/daemon-address.ts'
import type { CompanionTasks, StartCompanion } from '../companion-steps.ts'
import { labelsOf } from '../job.ts'
import type { Situation } from '../strategy.ts'

/** The step that starts the companion, if there is a task for it. */
export function companionSteps(
  { request, observed: { runner } }: Pick<Situation, 'request' | 'observed'>,
  daemon: DaemonAddress,
  tasks: CompanionTasks,
): StartCompanion[] {
  const temp = (runner.status === 'seen' && runner.value.temp) || '/tmp'
  if (Object.values(tasks).every((task) => task === null)) return []
  const directory = `${temp}/berth-${request.job.token}-companion`
  return [{ kind: 'start-companion', directory, daemon, labels: labelsOf(request.job), tasks }]
}
