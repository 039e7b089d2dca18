/** The machine, the runner and the job's own process on it. */

export type Machine = {
  readonly operatingSystem: 'linux' | 'macos' | 'windows' | 'other'
  /** Node's name of the architecture: x64, arm64, … */
  readonly architecture: string
  readonly kernel: string
  readonly hostname: string
}

export type RunnerKind = 'github-hosted' | 'self-hosted' | 'kubernetes' | 'act' | 'none'

/** Who provides the machine, as far as its variables say so: actions-runner-controller, or a company. */
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
  /** `none`: not inside a workflow (a terminal). `kubernetes`: actions-runner-controller or another pod. */
  readonly kind: RunnerKind
  readonly service: RunnerService | null
  readonly name: string
  /** True if the job's own process runs in a container. */
  readonly inContainer: boolean
  /** Which environment variables and files say so. */
  readonly evidence: readonly string[]
  readonly workspace: string | null
  /** The runner's own work directory: workspaces, temp, actions and the tool cache lie in it. null: it is not known. */
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
  /** True if uid 0 here is not uid 0 of the machine (user_namespaces(7), /proc/self/uid_map). */
  readonly inUserNamespace: boolean
  readonly canSudo: boolean
}

export const namespaceNames = ['cgroup', 'ipc', 'mnt', 'net', 'pid', 'user', 'uts'] as const
export type NamespaceName = (typeof namespaceNames)[number]
/** Inode numbers, as in the link text `net:[4026531840]`; equal numbers mean the same namespace. */
export type Namespaces = { readonly [Name in NamespaceName]?: number }

export type Cgroup = {
  readonly version: 'v1' | 'v2' | 'hybrid'
  readonly path: string
  /** The lowest limit that holds for this process, its own cgroup and every parent considered. null: none. */
  readonly memoryLimit: number | null
  readonly pidsLimit: number | null
  /** Cores, from the quota; null: none. */
  readonly cpuLimit: number | null
  readonly writable: boolean
  readonly machineMemory: number
}
