import { ownerLabel } from '../../plan/job.ts'
import type { SweepLeftovers } from '../../plan/plan.ts'
import type { Docker, VolumeInspection } from '../../platform/docker.ts'
import { createLease } from './lease.ts'
import { readMark } from './mark.ts'
import { createdLabel, imageLabel } from './pool.ts'
import { isRemoved } from './try-volume.ts'

/** Milliseconds after which an unused volume is removed. GitHub removes its caches after as long. */
const unusedLimit = 7 * 86_400_000

/**
 * Removes cache volumes that no job has used for 7 days. The time of their last use is in the volumes, so each is taken
 * under a lease for a moment: a job that asks for it at that moment takes another one.
 *
 * @param volumes cache volumes that no container uses
 * @param now the engine's time
 * @returns the names of those that are removed
 */
export async function sweepCaches(
  volumes: readonly VolumeInspection[],
  { attempt }: Pick<SweepLeftovers, 'attempt'>,
  now: number,
  docker: Docker,
): Promise<string[]> {
  const removed: string[] = []
  for (const { Name: volume, Labels } of volumes) {
    const created = Date.parse(Labels?.[createdLabel] ?? '')
    if (!(now - created > unusedLimit)) continue
    const image = await imageFor(Labels?.[imageLabel], docker)
    if (image === null) continue
    const labels = {
      [ownerLabel]: attempt.run,
      'berth.repository': attempt.repository,
      'berth.attempt': attempt.attempt,
    }
    const lease = await createLease({ volume, image, labels, volumeLabels: {} }, docker)
    if (lease === null) continue
    try {
      const mark = await readMark(lease, docker)
      if (!(now - Date.parse(mark?.at ?? new Date(created).toISOString()) > unusedLimit)) continue
    } finally {
      await docker.removeContainer(lease)
    }
    if (await isRemoved(volume, docker)) removed.push(`volume ${volume}`)
  }
  return removed
}

/** An image for a container that never runs: the one of the volume, or any. */
async function imageFor(reference: string | undefined, docker: Docker): Promise<string | null> {
  if (reference !== undefined && (await docker.inspectImage(reference))) return reference
  return (await docker.listImages())[0]?.Id ?? null
}
