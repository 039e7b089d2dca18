import { ownerLabel } from '../../plan/job.ts'
import type { Docker } from '../../platform/docker.ts'
import type { Usage } from '../../platform/housekeeping.ts'
import { bytes, gibibyte } from '../../values/quantity.ts'

/** Hours that build cache stays without use, and images stay if the cache is too large. GitHub keeps its caches as long. */
const unusedHours = 168

/** Bytes for a cache if the free space is unknown. */
const usualLimit = 20 * gibibyte

/** What is left in the cache, or why it is not kept. */
export type Tidied = { readonly usage: Usage } | { readonly problem: string }

/**
 * Removes from a job daemon what the next job must not find: containers, volumes, networks, images without a name and
 * those of Berth. Images and build cache stay, up to a quarter of the space that would be free without them.
 *
 * @param freeBytes of the filesystem before the job; null if it is unknown
 */
export async function tidyDaemon(inner: Docker, freeBytes: number | null): Promise<Tidied> {
  const { Swarm } = (await inner.info()) as { Swarm?: { LocalNodeState?: string } }
  if (Swarm?.LocalNodeState !== undefined && !['', 'inactive'].includes(Swarm.LocalNodeState)) {
    return { problem: 'the job made its daemon a member of a swarm' }
  }
  const containers = await inner.listContainers()
  await Promise.all(containers.map(({ Id }) => inner.removeContainer(Id)))
  const volumes = await inner.listVolumes()
  await Promise.all([
    ...volumes.map(({ Name }) => inner.removeVolume(Name)),
    inner.pruneNetworks(),
    inner.pruneImages({ label: [ownerLabel], dangling: ['false'] }),
  ])
  await inner.pruneImages()
  await inner.pruneBuilds({ unusedHours })
  let usage = await inner.usage()
  const limit = freeBytes === null ? usualLimit : Math.floor((freeBytes + usage.bytes) / 4)
  const reductions = [
    () => inner.pruneBuilds({ keepBytes: Math.floor(limit / 4) }),
    // By their creation: engines do not record when an image was used.
    () => inner.pruneImages({ dangling: ['false'], until: [`${unusedHours}h`] }),
  ]
  for (const reduce of reductions) {
    if (usage.bytes <= limit) break
    await reduce()
    usage = await inner.usage()
  }
  if (usage.bytes <= limit) return { usage }
  return { problem: `it holds ${bytes(usage.bytes)}, and its limit is ${bytes(limit)}` }
}
