import type { Plan } from '../plan/plan.ts'

/** A strategy's name for a person. */
export const strategyNoun: Readonly<Record<Plan['strategy'], string>> = {
  socket: 'the host’s own daemon',
  dind: 'a daemon of the job’s own',
  inspect: 'nothing set up',
}
