import type { Labels, Privilege } from './plan.ts'

/** A request for one of the volumes that jobs with the same key share, one job at a time. */
export type CacheRequest = {
  /** The input `cache`. */
  readonly key: string
  readonly repository: string
  /** The image of the job daemon. The version of its Docker decides which volumes the daemon can use. */
  readonly image: string
  readonly architecture: string
  /** The name of a volume of the job's own, if no other is free. */
  readonly ownVolume: string
  /** The labels of this job, by which others see whose lease it is. */
  readonly labels: Labels
  /** Seconds after which a job must have ended. */
  readonly longestJob: number
  /** Free bytes of the filesystem of volumes before the job. null: unknown. */
  readonly freeBytes: number | null
  /** A file in the directory of the job. It exists if the job daemon passed its tests. */
  readonly testedFile: string
}

/** How a job daemon lays out its data root. No other daemon can use it. */
export type DataLayout = {
  /** The tier decides who owns the files. */
  readonly privilege: Privilege
  readonly storageDriver: string
}

/** Takes a volume under a lease. Its undo ends the lease. */
export type LeaseVolume = {
  readonly kind: 'lease-volume'
  readonly cache: CacheRequest
  /** What the job daemon tries first. */
  readonly layout: DataLayout
  readonly secret: { readonly githubToken: string }
}

/** Notes for the post step that the job daemon passed its tests on the leased volume, so that it is worth keeping. */
export type KeepCache = {
  readonly kind: 'keep-cache'
  readonly file: string
}

/** Copies images of the host daemon into the job daemon. */
export type PreloadImages = {
  readonly kind: 'preload-images'
  /** Names with tags. */
  readonly images: readonly string[]
  /** The job daemon. */
  readonly host: string
}
