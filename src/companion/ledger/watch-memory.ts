import { files } from '../../platform/files.ts'
import { type ContainerCgroup, findCgroup, readCounters } from '../../platform/memory-counters.ts'

/** Milliseconds between two looks at a container, by its age: a look reads three files of the kernel. */
const pauses = { young: 200, old: 1_000 } as const
/** Milliseconds for which a container counts as young. */
const youth = 5_000
/** Containers that are watched at once. */
const mostContainers = 100

type Watched = {
  readonly cgroup: ContainerCgroup
  readonly below: string
  readonly since: number
  peak: number
}

export type MemoryWatch = {
  /** @param pid the first process of the container */
  begin(id: string, pid: number): Promise<void>
  /** The most bytes that were seen. null: its cgroup is not visible. */
  end(id: string): number | null
  /** The IDs of all that are watched. */
  all(): string[]
  stop(): void
}

/**
 * Reads the peak memory of running containers. It is gone with the cgroup, before the daemon reports the end of the
 * container, so the last look before counts. Without a container nothing runs.
 *
 * @param daemonCgroup the cgroup of a job daemon, in which those of its containers are. null: the host daemon
 */
export function watchMemory(daemonCgroup: () => Promise<ContainerCgroup> | null): MemoryWatch {
  const watched = new Map<string, Watched>()
  let timer: NodeJS.Timeout | undefined

  async function look(one: Watched): Promise<void> {
    const counters = await readCounters(one.cgroup, one.below, files)
    one.peak = Math.max(one.peak, counters?.peak ?? 0)
  }
  function schedule(): void {
    if (timer !== undefined || watched.size === 0) return
    const now = performance.now()
    const isYoung = [...watched.values()].some(({ since }) => now - since < youth)
    timer = setTimeout(
      async () => {
        await Promise.all([...watched.values()].map(look))
        timer = undefined
        schedule()
      },
      isYoung ? pauses.young : pauses.old,
    )
  }

  return {
    async begin(id, pid) {
      if (watched.size >= mostContainers) return
      const outer = await daemonCgroup()
      const cgroup = outer ?? (await findCgroup(id, pid, files))
      if (cgroup.directory === null) return
      const one = { cgroup, below: outer ? `/docker/${id}` : '', since: performance.now(), peak: 0 }
      watched.set(id, one)
      await look(one)
      schedule()
    },
    end(id) {
      const peak = watched.get(id)?.peak ?? 0
      watched.delete(id)
      return peak > 0 ? peak : null
    },
    all: () => [...watched.keys()],
    stop() {
      clearTimeout(timer)
      timer = undefined
      watched.clear()
    },
  }
}
