import type { Finding, StrategyName, Subject } from './check.ts'

/** What a job uses, by its mode. A builder elsewhere uses neither the daemons of this machine nor their disk and network. */
const used: Readonly<Record<StrategyName, readonly Subject[]>> = {
  socket: ['job', 'machine', 'host-daemon'],
  dind: ['job', 'machine'],
  remote: ['job'],
}

/**
 * Whether a finding affects the steps of this job. A finding that rules out only another mode does not: with
 * `mode: socket`, it does not matter that a daemon inside the host daemon would fail.
 *
 * @param mode the mode that Berth chose; null if it could not choose one, so that the job has the host daemon at most
 */
export function affectsJob(
  { about, rulesOut }: Pick<Finding, 'about' | 'rulesOut'>,
  mode: StrategyName | 'inspect' | null,
): boolean {
  if (mode === null || mode === 'inspect') return about !== 'other-daemons'
  if (rulesOut.length > 0 && !rulesOut.includes(mode)) return false
  return used[mode].includes(about)
}
