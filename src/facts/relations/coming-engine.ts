import { canonicalSocketPath, isLoopback } from '../../values/engine-host.ts'
import type { Silence } from '../../values/silence.ts'
import type { Observed } from '../facts.ts'
import { listensAt } from './serving-daemon.ts'

/**
 * True if a daemon can be about to answer at this address: one is visible that will listen there, or none could be
 * visible, as in a pod whose sidecar is starting. A daemon that listens elsewhere gives no hope, and nor does a job that
 * sees all processes and no such daemon.
 */
export function isComing(
  { daemons, endpoint }: Pick<Observed, 'daemons' | 'endpoint'>,
  host: string,
  silence: Silence,
): boolean {
  if (silence === 'hopeless') return false
  if (daemons.status === 'seen' && daemons.value.some((daemon) => listensAt(daemon, host))) return true
  const isHidden = daemons.status === 'unseen'
  if (canonicalSocketPath(host) !== undefined) {
    // A socket that nobody named and that is not there is not missed.
    return isHidden && (silence !== 'missing' || endpoint.status === 'seen')
  }
  // The proxy of a published port accepts before the container's daemon listens (moby, cmd/docker-proxy).
  if (silence === 'closed') return true
  // Its name was resolved and its machine answers, so that the service or sidecar is there.
  return silence === 'refused' && (isHidden || !isLoopback(host))
}
