import { sysboxRuntime } from '../../../values/sysbox-runtime.ts'
import type { TierContainer } from './tier-container.ts'

/**
 * The runtime alone. Sysbox refuses `--privileged` and the namespaces of the host, grants all capabilities in the user
 * namespace of the container, and has a seccomp filter of its own (nestybox/sysbox, docs/user-guide/limitations.md and
 * security.md). Its data root must be at /var/lib/docker, where the volume is in each tier.
 */
export function sysboxContainer(): TierContainer {
  return { host: { Runtime: sysboxRuntime } }
}
