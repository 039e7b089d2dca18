import type { Finding, StrategyName, Subject } from './check.ts'

/** Subjects that a job with a daemon of its own does not use. */
const besideJobDaemon: readonly Subject[] = ['host-daemon', 'other-daemons']

/**
 * Whether a finding affects the steps of this job.
 *
 * @param mode the mode that Berth chose; null if it could not choose one, so that the job has the host daemon at most
 */
export function affectsJob(
  { about }: Pick<Finding, 'about'>,
  mode: StrategyName | 'inspect' | null,
): boolean {
  return mode === 'dind' ? !besideJobDaemon.includes(about) : about !== 'other-daemons'
}
