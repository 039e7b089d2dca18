import type { Request } from '../plan/request.ts'
import { bytes } from '../values/quantity.ts'
import type { Contradiction } from './append-contradictions.ts'

/** The pairs of inputs about the storage of the job daemon of which only one can hold. */
export function storageContradictions({
  storage,
  storageDriver,
  memory,
  daemonConfiguration,
  cache,
}: Request): Contradiction[] {
  const features = daemonConfiguration['features'] as Readonly<Record<string, unknown>> | undefined
  const isContainerdAsked = features?.['containerd-snapshotter']
  return [
    [
      storageDriver !== 'auto' &&
        isContainerdAsked !== undefined &&
        isContainerdAsked !== (storageDriver === 'overlayfs'),
      `\`storage-driver: ${storageDriver}\` uses the ${storageDriver === 'overlayfs' ? 'containerd' : 'classic'} image store, but \`daemon-config\` sets \`containerd-snapshotter\` to ${isContainerdAsked}.`,
      'Remove `containerd-snapshotter` from `daemon-config`: the storage driver implies the image store.',
    ],
    [
      cache !== '' && (storage.place === 'tmpfs' || storage.place === 'loop'),
      `\`cache\` keeps a volume for later jobs, but \`storage: ${storage.place}\` does not outlive this one.`,
      'Remove `storage` or `cache`.',
    ],
    [
      storage.place === 'tmpfs' && storage.bytes !== null && memory !== null && storage.bytes > memory,
      `\`storage: tmpfs\` of ${bytes(storage.bytes ?? 0)} is larger than \`memory\`, ${bytes(memory ?? 0)}. Its content counts toward the memory limit.`,
      'Set a smaller size, such as half of `memory`, or raise `memory`.',
    ],
  ]
}
