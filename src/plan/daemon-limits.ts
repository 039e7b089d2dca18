import type { Cgroup, Engine } from '../facts/facts.ts'
import type { LaunchDaemon } from './plan.ts'
import type { Request } from './request.ts'

/**
 * The limits of the job daemon, with all its containers. They default to the limits of the job, because containers of the
 * host daemon are not in the job's cgroup.
 *
 * @param cgroup the cgroup of the job. undefined: not known
 */
export function daemonLimits(
  { memory, pidsLimit }: Pick<Request, 'memory' | 'pidsLimit'>,
  engine: Pick<Engine, 'memory' | 'cpus'>,
  cgroup: Pick<Cgroup, 'memoryLimit' | 'cpuLimit'> | undefined,
): Pick<LaunchDaemon, 'memory' | 'pidsLimit' | 'cpus'> {
  const usable = Math.min(cgroup?.memoryLimit ?? engine.memory, engine.memory)
  const cpus = cgroup?.cpuLimit ?? null
  return {
    // A quarter is left for the runner and the host daemon, so that the kernel does not kill these.
    memory: memory ?? Math.floor(usable * 0.75),
    pidsLimit,
    // A quota of all processors limits nothing.
    cpus: cpus === null || cpus >= engine.cpus ? null : cpus,
  }
}
