import type { DaemonAddress } from '../../values/daemon-address.ts'
import type { CompanionTasks, StartCompanion } from '../companion-steps.ts'
import { guardLabel, labelsOf } from '../job.ts'
import type { Situation } from '../strategy.ts'

type Known = Pick<Situation, 'request' | 'observed'>

/** The directory of the companion: its sockets, its log and its settings. */
export function companionDirectory({ request, observed: { runner } }: Known): string {
  const temp = (runner.status === 'seen' && runner.value.temp) || '/tmp'
  return `${temp}/berth-${request.job.token}-companion`
}

/** The step that starts the companion, if there is a task for it. */
export function companionSteps(
  situation: Known,
  daemon: DaemonAddress,
  tasks: CompanionTasks,
): StartCompanion[] {
  if (!situation.request.companion || Object.values(tasks).every((task) => task === null)) return []
  const own = labelsOf(situation.request.job)
  // The sweep of later jobs treats what the job made through a guard as in use for as long as the job can run.
  const labels = tasks.guard === null ? own : { ...own, [guardLabel]: tasks.guard.mode }
  return [{ kind: 'start-companion', directory: companionDirectory(situation), daemon, labels, tasks }]
}
