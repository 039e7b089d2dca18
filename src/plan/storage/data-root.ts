import type { CreateVolume, DataRoot } from '../plan.ts'
import type { Request } from '../request.ts'

/**
 * The volume that holds the data root, or the file of `storage: loop`.
 *
 * @param memory the memory limit of the job daemon in bytes, of which a tmpfs without a size gets half
 */
export function dataRootOf({ storage }: Pick<Request, 'storage'>, name: string, memory: number): DataRoot {
  if (storage.place !== 'tmpfs') return { kind: 'volume', name }
  return { kind: 'tmpfs', name, bytes: storage.bytes ?? Math.floor(memory / 2) }
}

/** What the host daemon mounts as the volume; nothing for a directory in its own data root. */
export function volumeOptions(dataRoot: DataRoot): Pick<CreateVolume, 'options'> {
  if (dataRoot.kind !== 'tmpfs') return {}
  return { options: { type: 'tmpfs', device: 'tmpfs', o: `size=${dataRoot.bytes},mode=0711` } }
}
