export type Filesystem = {
  readonly path: string
  /** ext4, xfs, overlay, tmpfs, … */
  readonly type: string
  readonly freeBytes: number
  readonly totalBytes: number
  /** null if the filesystem has no fixed number of inodes (btrfs). */
  readonly freeInodes: number | null
  readonly totalInodes: number | null
}
