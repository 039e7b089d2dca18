import type { Observation } from './observation.ts'

/** What the kernel allows a process, as `/proc` shows it. */
export type Confinement = {
  readonly userNamespace: Observation<UserNamespaceOfProcess>
  /** Without the CAP_ prefix, and within its user namespace. */
  readonly capabilities: Observation<{
    readonly effective: readonly string[]
    /** What it and its children can get at most (capabilities(7), bounding set). */
    readonly bounding: readonly string[]
  }>
  readonly seccomp: Observation<'disabled' | 'strict' | 'filter' | 'unknown'>
  readonly noNewPrivileges: Observation<boolean>
  /** Paths of /proc and /sys that other mounts cover or make read-only. */
  readonly kernelFiles: Observation<{
    readonly hidden: readonly string[]
    readonly readOnly: readonly string[]
  }>
  /** The rules of the devices controller of cgroup v1, such as `c 1:3 rwm`. `a *:* rwm` allows all devices. */
  readonly devices: Observation<readonly string[]>
}

export type UserNamespaceOfProcess = {
  /** True if it is the machine's, so that root is root. */
  readonly initial: boolean
  /** The uid outside that is uid 0 inside. null if there is none. */
  readonly root: number | null
  /** The number of uids that are mapped. */
  readonly uids: number
}
