import type { CacheRequest } from '../../plan/plan.ts'
import type { Docker } from '../../platform/docker.ts'
import { leasesOf } from './lease.ts'
import { readMark } from './mark.ts'
import { isRemoved } from './try-volume.ts'

/**
 * Ends the leases of this job. A volume without the mark `clean` is removed too: nobody would use it again.
 */
export async function endLeases(
  { labels }: Pick<CacheRequest, 'labels'>,
  docker: Docker,
  log: (line: string) => void,
): Promise<void> {
  for (const { id, volume } of await leasesOf(labels, docker)) {
    const mark = await readMark(id, docker)
    // By its ID: the name can belong to the lease of another job by now.
    await docker.removeContainer(id)
    if (mark?.state === 'clean') continue
    if (await isRemoved(volume, docker)) log(`Removed cache volume ${volume}, which was not stopped cleanly`)
  }
}
