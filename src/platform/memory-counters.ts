import { parseCgroupMemberships } from '../values/cgroup-membership.ts'
import type { Files } from './files.ts'

/** The counters of one cgroup. */
export type MemoryCounters = {
  /** Processes that were OOM-killed: with cgroup v2 in the cgroup and all below it, with v1 in it alone. */
  readonly kills: number
  /** How often the limit of this cgroup itself led to an OOM kill. null: cgroup v1 does not count it. */
  readonly limitHits: number | null
  /** Most bytes, including the page cache. null: kernels before 5.19 do not count it with cgroup v2. */
  readonly peak: number | null
}

/** The cgroup of a container, as a directory of this machine. */
export type ContainerCgroup = { readonly version: 'v1' | 'v2'; readonly directory: string | null }

/**
 * Finds the cgroup of a container by its first process. All users can read it, so that no call through the engine is
 * needed, and no process that takes memory where there is none left.
 *
 * @param id the container's ID
 * @param pid its first process. In the PID namespace of a job in a container it can be another one, so that the cgroup
 * must name the container
 * @returns `directory` null if the cgroup is not visible
 */
export async function findCgroup(id: string, pid: number, files: Files): Promise<ContainerCgroup> {
  const own = parseCgroupMemberships(await textOf('/proc/self/cgroup', files))
  const isLegacy = own.some(({ controllers }) => controllers.includes('memory'))
  const version = isLegacy ? 'v1' : 'v2'
  const memberships = parseCgroupMemberships(await textOf(`/proc/${pid}/cgroup`, files))
  const path = memberships.find(({ controllers }) =>
    isLegacy ? controllers.includes('memory') : controllers.length === 0,
  )?.path
  // With cgroup v2 the daemon moves its processes to a cgroup below that of the container.
  const [container] = new RegExp(`^.*/[^/]*${id}[^/]*`).exec(path ?? '') ?? []
  if (container === undefined) return { version, directory: null }
  return { version, directory: `/sys/fs/cgroup${isLegacy ? '/memory' : ''}${container}` }
}

/**
 * The counters of the cgroup or of one below it. The job daemon's cgroup driver is cgroupfs, whose containers are in
 * `docker/<id>` (moby, daemon/daemon_unix.go), and its build steps in `docker/buildkit/<id>`.
 *
 * @returns null if it is not visible
 */
export async function readCounters(
  { version, directory }: ContainerCgroup,
  below: string,
  files: Files,
): Promise<MemoryCounters | null> {
  if (directory === null) return null
  const read = (name: string) => textOf(`${directory}${below}/${name}`, files)
  const [events, local, peak] = await Promise.all(
    version === 'v1'
      ? [read('memory.oom_control'), '', read('memory.max_usage_in_bytes')]
      : [read('memory.events'), read('memory.events.local'), read('memory.peak')],
  )
  const kills = counterIn(events, 'oom_kill')
  return kills === null ? null : { kills, limitHits: counterIn(local, 'oom'), peak: Number(peak) || null }
}

/** The value in a file of lines with a name and a number (kernel, cgroup-v2.rst: "flat keyed"); null if there is none. */
function counterIn(text: string, name: string): number | null {
  const [, value] = new RegExp(`^${name} (\\d+)$`, 'm').exec(text) ?? []
  return value === undefined ? null : Number(value)
}

const textOf = (path: string, files: Files): Promise<string> => files.readText(path).catch(() => '')
