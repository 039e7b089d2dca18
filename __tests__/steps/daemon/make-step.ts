import { choosePlan } from '../../../src/plan/choose-plan.ts'
import type { LaunchDaemon } from '../../../src/plan/plan.ts'
import { makeSituation, stepOf } from '../../plan/make-situation.ts'

/** The daemon that is planned on the healthy machine, or another one by its differences. */
export function makeLaunch(differences: Partial<LaunchDaemon> = {}): LaunchDaemon {
  return { ...stepOf(choosePlan(makeSituation({ mode: 'dind' })), 'launch-daemon'), ...differences }
}
