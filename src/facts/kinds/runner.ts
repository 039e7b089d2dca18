/** The machine, the runner, and the job's process. */

export type Machine = {
  readonly operatingSystem: 'linux' | 'macos' | 'windows' | 'other'
  /** Node's name of the architecture: x64, arm64, … */
  readonly architecture: string
  readonly kernel: string
  readonly hostname: string
}

export type RunnerKind = 'github-hosted' | 'self-hosted' | 'kubernetes' | 'act' | 'none'

/** The provider of the runner, identified by its environment variables. */
export type RunnerService =
  | 'arc'
  | 'blacksmith'
  | 'codebuild'
  | 'depot'
  | 'github'
  | 'namespace'
  | 'runs-on'
  | 'warpbuild'

export type Runner = {
  /** `none`: not in a workflow but in a terminal. `kubernetes`: actions-runner-controller or another pod. */
  readonly kind: RunnerKind
  readonly service: RunnerService | null
  readonly name: string
  /** True if the job's process runs in a container. */
  readonly inContainer: boolean
  /** The environment variables and files that indicate the kind and the container. */
  readonly evidence: readonly string[]
  readonly workspace: string | null
  /** The runner's work directory, with workspaces, temp, actions and tool cache; null if unknown. */
  readonly work: string | null
  readonly home: string | null
  readonly temp: string | null
  readonly toolCache: string | null
}

export type OwnProcess = {
  readonly pid: number
  readonly uid: number
  readonly gid: number
  readonly groups: readonly number[]
  /** Effective capabilities, without the CAP_ prefix. */
  readonly capabilities: readonly string[]
  readonly seccomp: 'disabled' | 'strict' | 'filter' | 'unknown'
  readonly appArmor: string | null
  readonly noNewPrivileges: boolean
  /** True if uid 0 is not the machine's uid 0 (user_namespaces(7), /proc/self/uid_map). */
  readonly inUserNamespace: boolean
  readonly canSudo: boolean
}

export const namespaceNames = ['cgroup', 'ipc', 'mnt', 'net', 'pid', 'user', 'uts'] as const
export type NamespaceName = (typeof namespaceNames)[number]
/** Inode numbers, as in `net:[4026531840]`. Equal numbers mean the same namespace. */
export type Namespaces = { readonly [Name in NamespaceName]?: number }

export type Cgroup = {
  readonly version: 'v1' | 'v2' | 'hybrid'
  readonly path: string
  /** The lowest limit of this process's cgroup and all its parents; null if there is none. */
  readonly memoryLimit: number | null
  readonly pidsLimit: number | null
  /** CPU cores, from the quota; null if there is no limit. */
  readonly cpuLimit: number | null
  readonly writable: boolean
  readonly machineMemory: number
}
