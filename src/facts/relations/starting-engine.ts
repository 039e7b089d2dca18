import { canonicalSocketPath, isLoopback } from '../../values/engine-host.ts'
import type { NoAnswer } from '../../values/no-answer.ts'
import type { Observed } from '../facts.ts'
import { listensAt } from './serving-daemon.ts'

/**
 * True if a daemon at this address can be starting: a visible daemon will listen there, or daemons are not visible, such
 * as in a pod whose sidecar is starting. False if all processes are visible and no daemon will listen there.
 */
export function isStarting(
  { daemons, endpoint }: Pick<Observed, 'daemons' | 'endpoint'>,
  host: string,
  silence: NoAnswer,
): boolean {
  if (silence === 'hopeless') return false
  if (daemons.status === 'seen' && daemons.value.some((daemon) => listensAt(daemon, host))) return true
  const isHidden = daemons.status === 'unseen'
  if (canonicalSocketPath(host) !== undefined) {
    // The default socket is only expected if something names it.
    return isHidden && (silence !== 'missing' || endpoint.status === 'seen')
  }
  // docker-proxy accepts connections to a published port before the container listens (moby, cmd/docker-proxy).
  if (silence === 'closed') return true
  // The name resolves and the host answers, so the service container or sidecar exists.
  return silence === 'refused' && (isHidden || !isLoopback(host))
}
