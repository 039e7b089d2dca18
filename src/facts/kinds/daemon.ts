import type { Observation } from './observation.ts'
import type { Namespaces } from './runner.ts'

export type DaemonKind = 'dockerd' | 'containerd' | 'podman' | 'buildkitd' | 'rootlesskit'

export type Daemon = {
  readonly kind: DaemonKind
  readonly pid: number
  /** PIDs from the outermost visible to the innermost PID namespace (`NSpid` of /proc/<pid>/status). */
  readonly namespacePids: readonly number[]
  readonly uid: number
  /** Of its command line only the options that say where it listens and where its data and settings are. */
  readonly arguments: readonly string[]
  /** null where the command line does not tell: the engine's own default, or a config file, holds. */
  readonly dataRoot: string | null
  readonly cgroup: string
  readonly namespaces: Observation<Namespaces>
  /** `device:inode` of the data root as that process sees it: equal values mean the same directory. */
  readonly dataRootIdentity: Observation<string>
}

export type SocketState = 'answers' | 'permission-denied' | 'refused' | 'missing' | 'silent' | 'not-a-socket'

export type EngineSocket = {
  readonly path: string
  readonly state: SocketState
  readonly ownerUid: number | null
  readonly ownerGid: number | null
  /** Octal, such as `0660`. */
  readonly mode: string | null
}

export type EndpointSource = 'DOCKER_HOST' | 'docker context' | 'default socket' | 'rootless socket'

export type Endpoint = {
  /** `unix:///…` or `tcp://…`. */
  readonly host: string
  readonly source: EndpointSource
  /** Which context, where the source is one. */
  readonly context: string | null
}
