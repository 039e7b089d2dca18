import type { LaunchDaemon, Recorded } from '../../../plan/plan.ts'
import type { Docker } from '../../../platform/docker.ts'
import { isOwn } from '../../ownership.ts'

/**
 * Removes the helper container and the volume of `storage: loop`, after the job daemon's container. The kernel has
 * detached the loop device by then, since nothing uses it. The file goes with the volume that it is on.
 *
 * @throws an error if the volume still exists, such as because it is mounted
 */
export async function removeDisk(
  { disk, labels }: Pick<Recorded<LaunchDaemon>, 'disk' | 'labels'>,
  host: Docker,
): Promise<void> {
  const container = await host.inspectContainer(disk.container)
  if (container && isOwn(container.Config.Labels, labels)) await host.removeContainer(disk.container)
  const volume = await host.inspectVolume(disk.volume)
  if (!volume || !isOwn(volume.Labels, labels)) return
  await host.removeVolume(disk.volume)
  if (await host.inspectVolume(disk.volume))
    throw new Error(`volume ${disk.volume} still exists after its removal`)
}
