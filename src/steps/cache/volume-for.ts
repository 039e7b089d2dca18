import type { CacheRequest, DataLayout } from '../../plan/plan.ts'
import { unmakeVolume } from '../create-volume.ts'
import { endLeases } from './end-lease.ts'
import { layoutName } from './pool.ts'
import { type TakenVolume, takeVolume } from './take-volume.ts'

/**
 * The volume for a daemon of this layout. A kernel can refuse the tier or the storage driver that the volume was taken
 * for: then the job gives it back and takes one of another pool. Its files belong to others, or it has another format.
 */
export async function volumeFor(
  cache: CacheRequest,
  layout: DataLayout,
  taken: TakenVolume,
  tools: Parameters<typeof takeVolume>[3],
): Promise<TakenVolume> {
  if (taken.layout === layoutName(layout)) return taken
  const docker = tools.connect(tools.hostEngine)
  await endLeases(cache, docker, tools.log)
  await unmakeVolume(cache.ownVolume, cache.labels, docker)
  return takeVolume(cache, layout, '', tools)
}
