import type { Namespaces } from '../facts/facts.ts'
import type { PublishedPorts } from '../facts/relations/published-ports.ts'
import type { Bind, Buildx, Labels } from './plan.ts'

export type ProofNetwork = 'default' | 'host'

export type ProveContainer = {
  readonly kind: 'prove-container'
  /** The daemon that later steps use. */
  readonly host: string
  /** True: a guard before the host daemon has this address, and the post step does not need it. */
  readonly isGuard?: boolean
  readonly name: string
  readonly image: string
  readonly labels: Labels
  /** `Architecture` of the Engine API's /info, such as `x86_64`. */
  readonly architecture: string
  /** The path of the workspace for the job and for the daemon. null: not checked. */
  readonly workspace: Bind | null
  /** False: a daemon that cannot reach the workspace still builds, so the run reports it and goes on. */
  readonly mustSeeWorkspace: boolean
  /** False: a failed test is reported and does not fail the step (docs/adr/0007-findings-in-a-drop-in.md). */
  readonly mustPass: boolean
  /** The user of the container, `uid:gid`. It has no capability, so it must own the workspace. */
  readonly user: string
  /** The network of the container: `host` for a daemon that has no default network. */
  readonly network: ProofNetwork
  /** Without hosts, the ports are at the address of the job daemon, which is known once it runs. */
  readonly ports: PublishedPorts
}

/** A build, and a container of its image. */
export type ProveBuild = {
  readonly kind: 'prove-build'
  /** The daemon that later steps use. */
  readonly host: string
  /** True: a guard before the host daemon has this address, and the post step does not need it. */
  readonly isGuard?: boolean
  /** How later steps run Buildx. null if it is missing. */
  readonly buildx: Buildx | null
  /** The name of the container. */
  readonly name: string
  readonly image: string
  readonly labels: Labels
  /** `Architecture` of the Engine API's /info, such as `x86_64`. */
  readonly architecture: string
  /** The network of its RUN instruction. */
  readonly network: ProofNetwork
  /** A directory of the job for the build context. null if there is none. */
  readonly directory: string | null
}

/** A build on each node of a builder, for each platform that is requested of the node. */
export type ProveNodes = {
  readonly kind: 'prove-nodes'
  readonly name: string
  /** False: a node that does not build for its own platform is reported, and does not fail the step. */
  readonly mustPass: boolean
  readonly buildx: Buildx
  /** The directory where Buildx keeps its records of builders for this job. */
  readonly folder: string
}

export type ProveDaemon = {
  readonly kind: 'prove-daemon'
  /** The container of the job daemon. */
  readonly container: string
  readonly ownNamespaces: Namespaces | null
}
