import type { Mount } from '../facts.ts'

/** A container's mount in the Engine API. Docker and Podman omit empty fields. */
export type ApiMount = {
  readonly Type?: string
  readonly Name?: string | undefined
  readonly Source?: string
  readonly Destination?: string
  readonly RW?: boolean
}

/** Converts a container's mounts from the Engine API. */
export function parseEngineMounts(mounts: readonly ApiMount[] | null | undefined): Mount[] {
  return (mounts ?? []).map((mount) => ({
    type: mount.Type ?? '',
    source: mount.Source ?? '',
    destination: mount.Destination ?? '',
    readOnly: mount.RW === false,
    volume: mount.Type === 'volume' ? mount.Name || null : null,
  }))
}
