import type { Namespaces } from '../facts/facts.ts'
import type { PublishedPorts } from '../facts/relations/published-ports.ts'
import type { Bind, Buildx, Labels } from './plan.ts'

export type ProveContainer = {
  readonly kind: 'prove-container'
  /** The engine through which later steps work. */
  readonly host: string
  readonly name: string
  readonly image: string
  readonly labels: Labels
  /** The engine's own name of it (`Architecture` of /info), such as `x86_64`. */
  readonly architecture: string
  /** The workspace as the job sees it and as that engine must be given it. null: not checked. */
  readonly workspace: Bind | null
  /** False: an engine that does not see the workspace is still one for builds, so that this is reported. */
  readonly mustSeeWorkspace: boolean
  /** The user that the container runs as, `uid:gid`: whom the workspace belongs to, for it has no capability. */
  readonly user: string
  /** Without hosts, they are at the address of the job daemon, which is known once it runs. */
  readonly ports: PublishedPorts
}

/** A build, and a container of its image. */
export type ProveBuild = {
  readonly kind: 'prove-build'
  /** The engine through which later steps work. */
  readonly host: string
  /** How later steps run buildx; null where there is none. */
  readonly buildx: Buildx | null
  /** Of the container. */
  readonly name: string
  readonly image: string
  readonly labels: Labels
  /** The engine's own name of it, such as `x86_64`. */
  readonly architecture: string
  /** A directory of the job for the build's context; null where there is none. */
  readonly directory: string | null
}

export type ProveDaemon = {
  readonly kind: 'prove-daemon'
  /** The container that the daemon runs in. */
  readonly container: string
  readonly ownNamespaces: Namespaces | null
}
