import { ExpectedError } from '../../../expected-error.ts'
import type { LaunchDaemon } from '../../../plan/plan.ts'
import { firstWithContainerdStore } from '../../../plan/storage/storage.ts'
import type { Docker } from '../../../platform/docker.ts'
import { isOlder } from '../../../values/version.ts'

/**
 * Refuses an image whose Docker has no containerd image store, if the plan needs one. The official images name their
 * version in the variable DOCKER_VERSION (docker-library/docker, Dockerfile).
 *
 * @throws ExpectedError `storage-unusable`, with the version
 */
export async function refuseOldEngine(
  { image, storages }: Pick<LaunchDaemon, 'image' | 'storages'>,
  host: Pick<Docker, 'inspectImage'>,
): Promise<void> {
  if (!storages.some(({ driver }) => driver === 'overlayfs')) return
  const variables = (await host.inspectImage(image))?.Config?.Env ?? []
  const version = variables.find((each) => each.startsWith('DOCKER_VERSION='))?.split('=')[1] ?? ''
  if (!isOlder(version, firstWithContainerdStore)) return
  throw new ExpectedError(
    'storage-unusable',
    `The image ${image} contains Docker ${version}, which has no containerd image store: it came with Docker ${firstWithContainerdStore}.`,
    'Set `storage-driver: overlay2`, or a newer `dind-image`.',
  )
}
