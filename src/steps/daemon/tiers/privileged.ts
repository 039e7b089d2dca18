import type { LaunchDaemon } from '../../../plan/plan.ts'
import { hostUsers } from './host-users.ts'
import type { TierContainer } from './tier-container.ts'

/**
 * The kernel's OOM killer prefers the job daemon to the runner and the host daemon. Needs CAP_SYS_RESOURCE: without it,
 * the inner runc cannot lower its score, and every container fails ("nsexec: failed to update
 * /proc/self/oom_score_adj: Permission denied").
 */
export function privilegedContainer({ host }: LaunchDaemon): TierContainer {
  return { host: { Privileged: true, OomScoreAdj: 500, ...hostUsers(host) } }
}
