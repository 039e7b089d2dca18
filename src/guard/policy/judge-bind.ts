import { isWithin } from '../../values/path.ts'
import type { BindSource, Violation } from '../judgement.ts'
import type { RuleId } from '../rules.ts'
import type { Policy } from './policy.ts'

/**
 * If a container of the job can mount a path of the host.
 *
 * @param resolved the path that the kernel finds, without symbolic links
 * @returns null: it can
 */
export function judgeBind(
  { place, writable }: BindSource,
  resolved: string,
  policy: Policy,
): Violation | null {
  const { binds, sockets, allow } = policy
  const refused = (rule: RuleId, value = resolved): Violation | null =>
    allow.includes(rule) ? null : { rule, place, value }
  // A folder that holds the socket gives the socket away.
  if (sockets.raw.some((socket) => isWithin(socket, resolved) || isWithin(resolved, socket))) {
    const violation = refused('docker-socket')
    if (violation !== null) return violation
  }
  const roots = binds.filter(({ path }) => isWithin(resolved, path))
  if (roots.length === 0) return refused('host-path')
  const isReadOnly = !roots.some(({ access }) => access === 'read-write')
  return writable && isReadOnly ? refused('host-path', `${resolved} is read-only`) : null
}
