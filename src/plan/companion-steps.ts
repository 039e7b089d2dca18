import type { RuleId } from '../guard/rules.ts'
import type { DaemonAddress } from '../values/daemon-address.ts'
import type { Labels } from './plan.ts'

/** Starts a process that lives as long as the job and serves it: `src/companion`. */
export type StartCompanion = {
  readonly kind: 'start-companion'
  /** Of this step: the socket, the ledger, the log and the settings of the process. */
  readonly directory: string
  /** The daemon that it stands before. */
  readonly daemon: DaemonAddress
  /** The labels of this job. */
  readonly labels: Labels
  readonly tasks: CompanionTasks
}

/** What the process does. null: not this. */
export type CompanionTasks = {
  readonly guard: GuardTask | null
  readonly ledger: LedgerTask | null
  readonly ports: PortsTask | null
  /** Left out: no builder is behind a guard. */
  readonly builders?: BuildersTask
}

/** Serves the Engine API on a socket and judges each request. */
export type GuardTask = {
  /** `audit` allows everything and records what `enforce` would refuse. */
  readonly mode: 'audit' | 'enforce'
  /** The path of the socket. */
  readonly socket: string
  /** Its path for the daemon, which containers get in place of another socket of a daemon. null: the daemon cannot reach it. */
  readonly socketForDaemon: string | null
  /** Rules that do not count. */
  readonly allow: readonly RuleId[]
  /** The directories that containers can mount, with everything in them. */
  readonly roots: readonly BindRoot[]
  /** Directories that no container gets, in a root or not: paths of the daemon. */
  readonly hidden: readonly string[]
  /** What the runner made for this job, by name or ID. Containers in these networks are the job's too. */
  readonly adopted: { readonly containers: readonly string[]; readonly networks: readonly string[] }
}

/** A directory that containers can mount. */
export type BindRoot = {
  /** Its path for the daemon: requests have this one. */
  readonly path: string
  /** Its path for the job, where its symbolic links can be read. Other than `path` in a `container:` job. */
  readonly inJob: string
  readonly writable: boolean
}

/** Connects sockets to BuildKit in containers, for clients that cannot reach the daemon of these containers. */
export type BuildersTask = {
  readonly relays: readonly BuilderRelay[]
}

export type BuilderRelay = {
  /** The path of the socket. */
  readonly socket: string
  readonly container: string
  /** The daemon of the container. */
  readonly daemon: DaemonAddress
}

/** Records what the job does in the daemon. */
export type LedgerTask = {
  /** The path of the file, one JSON object per line. */
  readonly file: string
  /** True: others use the daemon too. */
  readonly shared: boolean
  /** Beginnings of the names that Berth gives to what it makes for this job. */
  readonly ownNames: readonly string[]
  /** References of the images that Berth pulls. */
  readonly ownImages: readonly string[]
  /** The container of the job daemon on the host daemon, whose cgroup holds those of its containers. null: the host daemon. */
  readonly jobDaemon: { readonly container: string; readonly host: DaemonAddress } | null
}

/** Forwards the ports that containers of the job daemon publish to localhost of the job. */
export type PortsTask = {
  /** The container of the job daemon. */
  readonly container: string
  /** Those of its networks on which the job reaches it. Empty: the default bridge. */
  readonly networks: readonly string[]
  /** The daemon that runs this container. */
  readonly hostDaemon: DaemonAddress
  /** The job reaches ports on loopback of the job daemon by its address (`localhostPorts` of LaunchDaemon). */
  readonly opensLoopback: boolean
}
