import type { DaemonAddress } from '../values/daemon-address.ts'
import type { RunAttempt } from '../values/run-attempt.ts'
import type { Inherited } from './inherit/inherited.ts'
import type { Labels } from './plan.ts'

export type CreateBuildxFolder = {
  readonly kind: 'create-buildx-folder'
  /** The value of BUILDX_CONFIG for this job. */
  readonly path: string
  /** True: the user's current builder is the current one of the job too. */
  readonly keepsCurrent: boolean
}

/** A Docker context for a daemon that the job reaches by variables and over TLS. */
export type CreateContext = {
  readonly kind: 'create-context'
  /** The directory of the user's contexts. */
  readonly store: string
  readonly name: string
  readonly daemon: DaemonAddress
  /** False: the context stays, as its builder does. */
  readonly cleanup: boolean
}

/** How Berth runs Buildx: with the daemon and the builder of later steps. */
export type Buildx = {
  readonly program: string
  /** The variables of later steps: BUILDX_CONFIG, and DOCKER_HOST if it is set. */
  readonly environment: Readonly<Record<string, string>>
}

export type CreateBuilder = {
  readonly kind: 'create-builder'
  readonly name: string
  readonly buildx: Buildx
  /** The directory where Buildx keeps its records of builders for this job. */
  readonly folder: string
  /** At least one. */
  readonly nodes: readonly ContainerNode[]
  readonly labels: Labels
  /** True: later steps get another builder, which leads to this one. So it must be new. */
  readonly isHandedOver?: boolean
  /** True: the state volume stays for the next job with this builder name. */
  readonly keepState: boolean
  /** False: the builder itself stays. */
  readonly cleanup: boolean
  /** False: another builder is the current one. */
  readonly use: boolean
  readonly inherited: Inherited
  /** True: the flags of a node turn on BuildKit's debug log. */
  readonly debug: boolean
  /** Options and flags can hold the password of a proxy, and the configuration that of a mirror. */
  readonly secret: {
    /** In the order of the nodes. */
    readonly settings: readonly NodeSettings[]
    /** The text of a buildkitd.toml; empty if none is given. */
    readonly buildkitdConfiguration: string
    readonly githubToken: string
  }
}

/** One BuildKit of a builder. */
export type PlannedNode = {
  /** null: buildx names it after the builder. */
  readonly name: string | null
  /** Empty: the default of the driver. */
  readonly endpoint: string
  readonly platforms: readonly string[]
}

/** A BuildKit in a container of a daemon. */
export type ContainerNode = PlannedNode & {
  /** The name that buildx gives to it. Its container and its volume are named after it. */
  readonly name: string
  /** The daemon that `endpoint` names. */
  readonly daemon: DaemonAddress
}

/** Options and flags of a node, which can hold the password of a proxy. */
export type NodeSettings = { readonly driverOptions: readonly string[]; readonly buildkitdFlags: string }

/** The certificates of a node, PEM texts. null: not given. */
export type NodeCertificates = {
  readonly authority: string | null
  readonly certificate: string | null
  readonly key: string | null
}

/** A builder whose BuildKit does not run in a daemon of this machine. */
type RemoteBuilder = {
  readonly name: string
  readonly buildx: Buildx
  /** The directory where Buildx keeps its records of builders for this job. */
  readonly folder: string
  /** At least one. */
  readonly nodes: readonly PlannedNode[]
  /** False: another builder is the current one. */
  readonly use: boolean
  /** False: the builder stays. */
  readonly cleanup: boolean
  readonly secret: {
    /** In the order of the nodes. */
    readonly settings: readonly NodeSettings[]
    /** The text of a buildkitd.toml; empty if none is given. */
    readonly buildkitdConfiguration: string
  }
}

/** A BuildKit that runs already: only the record of Buildx is created. */
export type ConnectBuilder = RemoteBuilder & {
  readonly kind: 'connect-builder'
  readonly driver: 'remote' | 'cloud'
  readonly secret: {
    /** In the order of the nodes, as the settings. */
    readonly certificates: readonly NodeCertificates[]
  }
}

/** The certificates and the connection to each node, before Buildx uses them. */
export type CheckNodes = {
  readonly kind: 'check-nodes'
  readonly name: string
  readonly nodes: readonly PlannedNode[]
  readonly secret: Pick<ConnectBuilder['secret'], 'settings' | 'certificates'>
}

/** BuildKit as a Deployment of a Kubernetes cluster. */
export type CreateKubernetesBuilder = Omit<RemoteBuilder, 'secret'> & {
  readonly kind: 'create-kubernetes-builder'
  readonly labels: Labels
  /** Milliseconds until its pods must be ready, unless a driver option says otherwise. */
  readonly deadline: number
  /** Of the sweep in the namespaces of the builder: as in `SweepLeftovers`. */
  readonly olderThan: number
  readonly runningOlderThan: number
  readonly attempt: RunAttempt
  readonly secret: RemoteBuilder['secret'] & { readonly githubToken: string }
}

/** The embedded BuildKit of the daemon. Buildx names it after the context, and nothing is created. */
export type UseEmbeddedBuilder = {
  readonly kind: 'use-embedded-builder'
  readonly name: string
  /** null if Buildx is missing. */
  readonly buildx: Buildx | null
  readonly endpoint: string
}
