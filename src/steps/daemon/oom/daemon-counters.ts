import type { Files } from '../../../platform/files.ts'
import { type ContainerCgroup, readCounters } from '../../../platform/memory-counters.ts'
import type { DaemonCounters } from './oom-evidence.ts'

/** The counters of the job daemon's cgroups; null if they are not visible. */
export async function readDaemonCounters(
  cgroup: ContainerCgroup,
  files: Files,
): Promise<DaemonCounters | null> {
  const at = (below: string) => readCounters(cgroup, below, files)
  const [daemon, inner, builds] = await Promise.all([at(''), at('/docker'), at('/docker/buildkit')])
  return daemon && { daemon, inner, builds }
}
