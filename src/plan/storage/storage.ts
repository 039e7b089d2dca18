import type { CacheRequest } from '../cache-steps.ts'
import type { Labels } from '../plan.ts'

/** Where the job daemon keeps its data root, and the names of the input `storage`. */
export const storagePlaces = ['volume', 'tmpfs', 'loop'] as const
export type StoragePlace = (typeof storagePlaces)[number]

/**
 * The storage drivers, by the names of `docker info`. `overlayfs` is that of the containerd image store, the others belong
 * to the classic image store (moby, daemon/image_store_choice.go).
 */
export const storageDrivers = ['overlay2', 'overlayfs', 'fuse-overlayfs', 'vfs'] as const
export type StorageDriver = (typeof storageDrivers)[number]

/** One way in which a job daemon stores images and containers. */
export type Storage = { readonly place: StoragePlace; readonly driver: StorageDriver }

/** The input `storage`. */
export type StorageRequest = {
  readonly place: StoragePlace | 'auto'
  /** The size of `tmpfs` or `loop`. null: a share of the memory, or of the free disk space. */
  readonly bytes: number | null
}

export type CreateVolume = {
  readonly kind: 'create-volume'
  readonly name: string
  /** Options of the driver `local`. Left out: a directory in the data root of the host daemon. */
  readonly options?: Readonly<Record<string, string>>
  readonly labels: Labels
}

/** The volume of the data root: on the disk of the host daemon, or in memory with this size. */
export type DataRoot =
  | { readonly kind: 'volume'; readonly name: string }
  /** The volume that `lease-volume` takes. `name`: that of the job's own, if no other is free. */
  | { readonly kind: 'leased'; readonly name: string; readonly cache: CacheRequest }
  | { readonly kind: 'tmpfs'; readonly name: string; readonly bytes: number }

/** A storage that is not used, although it comes before the one that is. */
export type PassedOverStorage = Storage & { readonly reason: string }

/** The first Docker with the containerd image store (moby v24.0.0, daemon/daemon.go: `UsesSnapshotter`). */
export const firstWithContainerdStore = '24.0'
