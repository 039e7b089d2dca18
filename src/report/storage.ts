import type { Achieved } from '../steps/achieved.ts'
import { clip } from './plain.ts'

type Daemon = NonNullable<Achieved['daemon']>

const places: Readonly<Record<Daemon['storage']['place'], string>> = {
  volume: 'a volume',
  loop: 'an ext4 on a loop device',
  tmpfs: 'a tmpfs',
}

/** The storage of the job daemon, and those before it that do not work here, as sentences. */
export function storageSentences({
  storage,
  storageDriver,
}: Pick<Daemon, 'storage' | 'storageDriver'>): string[] {
  const store = storageDriver === 'overlayfs' ? 'containerd' : 'classic'
  return [
    `Its data root is on ${places[storage.place]}, with the storage driver \`${storageDriver}\` (${store} image store).`,
    ...storage.passedOver.map(
      ({ place, driver, reason }) =>
        `\`storage: ${place}\` with ${driver} does not work here: \`${clip(reason, 300).replaceAll('`', "'")}\`.`,
    ),
  ]
}
