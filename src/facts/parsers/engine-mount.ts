import type { Mount } from '../facts.ts'

/** A mount as the engine tells it of a container. Engines and Podman leave out fields that are empty. */
export type ToldMount = {
  readonly Type?: string
  readonly Name?: string | undefined
  readonly Source?: string
  readonly Destination?: string
  readonly RW?: boolean
}

/** Makes the mounts of a container, in the engine's words, into facts. */
export function parseEngineMounts(mounts: readonly ToldMount[] | null | undefined): Mount[] {
  return (mounts ?? []).map((mount) => ({
    type: mount.Type ?? '',
    source: mount.Source ?? '',
    destination: mount.Destination ?? '',
    readOnly: mount.RW === false,
    volume: mount.Type === 'volume' ? mount.Name || null : null,
  }))
}
