import type { Finding, StrategyName, Subject } from './check.ts'

/** Subjects that a job with a job daemon, or with a builder elsewhere, does not use. */
const outsideHostDaemon: readonly Subject[] = ['host-daemon', 'other-daemons']

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
  return mode === 'socket' ? about !== 'other-daemons' : !outsideHostDaemon.includes(about)
}
