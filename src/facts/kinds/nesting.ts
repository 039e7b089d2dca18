/** The parts of the machine that decide which privileges a job daemon can do without. */

/** The limits on user namespaces (user_namespaces(7), sysctls of the kernel and of two distributions). */
export type UserNamespaces = {
  /** `user.max_user_namespaces`; null if the kernel has no user namespaces. With 0, not even root can create one. */
  readonly maximum: number | null
  /** False with `kernel.unprivileged_userns_clone=0` (Debian): only root can create one. */
  readonly unprivileged: boolean
  /** True with `kernel.apparmor_restrict_unprivileged_userns=1` (Ubuntu): an unprivileged one gets no capabilities. */
  readonly restrictedByAppArmor: boolean
}

/** `/dev/net/tun`. `closed`: not every user can open it. */
export type TunDevice = 'open' | 'closed' | 'missing'

/** The filesystem of a directory that the job daemon mounts. */
export type JobFilesystem = {
  readonly path: string
  /** ext4, xfs, overlay, tmpfs, … */
  readonly type: string
}

/** The runtime of Sysbox. */
export type Sysbox = {
  /** null if its program is not on PATH, or does not report a version. */
  readonly version: string | null
}
