import { expect, test } from '@jest/globals'
import type { StorageDriver } from '../../../../src/plan/storage/storage.ts'
import { refuseOldEngine } from '../../../../src/steps/daemon/storage/refuse-old-engine.ts'

const check = (driver: StorageDriver, variables: string[]) =>
  refuseOldEngine(
    { image: 'mirror/docker:dind', storages: [{ place: 'volume', driver }] },
    { inspectImage: async () => ({ Config: { Env: variables } }) as never },
  )

test('an image that names an old Docker is refused for the containerd image store', async () => {
  await expect(check('overlayfs', ['PATH=/bin', 'DOCKER_VERSION=23.0.6'])).rejects.toMatchObject({
    code: 'storage-unusable',
    message: expect.stringContaining('The image mirror/docker:dind contains Docker 23.0.6'),
  })
})

test.each<[StorageDriver, string[]]>([
  ['overlayfs', ['DOCKER_VERSION=24.0.0']],
  ['overlayfs', ['DOCKER_VERSION=29.7.2']],
  ['overlayfs', ['PATH=/bin']],
  ['overlay2', ['DOCKER_VERSION=20.10.24']],
])('%s with %j is not refused', async (driver, variables) => {
  await expect(check(driver, variables)).resolves.toBeUndefined()
})
