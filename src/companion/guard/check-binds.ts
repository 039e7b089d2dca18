import type { BindSource, Violation } from '../../guard/judgement.ts'
import { judgeBind } from '../../guard/policy/judge-bind.ts'
import { isWithin } from '../../values/path.ts'
import type { Guard } from './guard.ts'
import { resolveSource } from './resolve-source.ts'

/** What speaks against mounting these paths of the host, with their symbolic links followed. */
export async function checkBinds(
  binds: readonly BindSource[],
  { policy, task }: Pick<Guard, 'policy' | 'task'>,
): Promise<readonly Violation[]> {
  const violations = await Promise.all(
    binds.map(async (bind): Promise<Violation | null> => {
      if (bind.path === policy.sockets.guard) return null
      const resolved = await resolveSource(bind.path, task.roots)
      if (resolved === null) {
        return { rule: 'host-path', place: bind.place, value: `${bind.path}, which the guard cannot read` }
      }
      const isHidden = task.hidden.some((directory) => isWithin(resolved, directory))
      if (isHidden && !policy.allow.includes('docker-socket')) {
        return { rule: 'docker-socket', place: bind.place, value: resolved }
      }
      return judgeBind(bind, resolved, policy)
    }),
  )
  return violations.filter((violation) => violation !== null)
}
