import type { Certificates } from '../../values/daemon-address.ts'
import type { Observation } from './observation.ts'
import type { Namespaces } from './runner.ts'

export type DaemonKind = 'dockerd' | 'containerd' | 'podman' | 'buildkitd' | 'rootlesskit'

export type Daemon = {
  readonly kind: DaemonKind
  readonly pid: number
  /** PIDs from the outermost visible to the innermost PID namespace (`NSpid` in /proc/<pid>/status). */
  readonly namespacePids: readonly number[]
  readonly uid: number
  /** Only the command-line options that set addresses, data and configuration paths. */
  readonly arguments: readonly string[]
  /** null if the command line does not set it: a configuration file or the default applies. */
  readonly dataRoot: string | null
  readonly cgroup: string
  readonly namespaces: Observation<Namespaces>
  /** `device:inode` of the data root as that process sees it. Equal values mean the same directory. */
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
  /** The name of the context if the source is one. */
  readonly context: string | null
  /** Where its client certificates are. Left out without TLS. */
  readonly certificates?: Certificates
}
