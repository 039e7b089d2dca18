import { ExpectedError } from '../../../expected-error.ts'
import type { LaunchDaemon, PassedOverStorage, Storage } from '../../../plan/plan.ts'
import type { Docker } from '../../../platform/docker.ts'
import { TierRefused } from '../tier-refused.ts'
import { attachDisk } from './attach-disk.ts'
import { removeDisk } from './remove-disk.ts'
import { StorageRefused } from './storage-refused.ts'

export type InStorage<Result> = {
  readonly storage: Storage
  readonly passedOver: readonly PassedOverStorage[]
  readonly result: Result
}

/**
 * Starts the daemon on the first storage of the plan that works.
 *
 * @param start starts the container on the volume of this name, and throws StorageRefused if the storage does not work
 * @throws ExpectedError `storage-unusable` with the reasons, if no storage is left
 */
export async function inWorkingStorage<Result>(
  step: LaunchDaemon,
  host: Docker,
  start: (storage: Storage, volume: string) => Promise<Result>,
  log: (line: string) => void,
): Promise<InStorage<Result>> {
  const passedOver: PassedOverStorage[] = []
  for (const storage of step.storages) {
    const isLoop = storage.place === 'loop'
    try {
      if (isLoop) await attachDisk(step, host, log)
      const result = await start(storage, isLoop ? step.disk.volume : step.dataRoot.name)
      // The host daemon has mounted the disk by now.
      if (isLoop) await host.removeContainer(step.disk.container)
      return { storage, passedOver, result }
    } catch (error) {
      // The next tier starts with a disk of its own.
      if (error instanceof StorageRefused || error instanceof TierRefused) {
        await host.removeContainer(step.container)
        if (isLoop) await removeDisk(step, host)
      }
      if (!(error instanceof StorageRefused)) throw error
      passedOver.push({ ...storage, reason: error.message })
      log(`\`storage: ${storage.place}\` with ${storage.driver} does not work here: ${error.message}`)
    }
  }
  const reasons = passedOver.map(({ place, driver, reason }) => `\`${place}\` with ${driver}: ${reason}.`)
  throw new ExpectedError(
    'storage-unusable',
    `No storage of the plan works for the job daemon in container ${step.container}. ${reasons.join(' ')}`,
    'Move the data root of the host daemon to ext4 or xfs (`data-root` in /etc/docker/daemon.json), or set `storage: auto` and `storage-driver: auto`.',
  )
}
