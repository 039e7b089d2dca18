/** The parts of Kubernetes objects that Berth reads (kubernetes.io/docs/reference/kubernetes-api). */
type Metadata = {
  readonly name: string
  readonly uid: string
  readonly creationTimestamp?: string
  readonly deletionTimestamp?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
}

export type Condition = {
  readonly type: string
  readonly status: string
  readonly reason?: string
  readonly message?: string
}

/** A Deployment or a StatefulSet. */
export type Workload = {
  readonly metadata: Metadata
  readonly spec: {
    readonly replicas?: number
    readonly selector: { readonly matchLabels?: Readonly<Record<string, string>> }
    readonly template: {
      readonly spec: {
        readonly containers?: readonly { readonly name: string }[]
        readonly volumes?: readonly { readonly configMap?: { readonly name: string } }[]
      }
    }
  }
  readonly status?: { readonly readyReplicas?: number; readonly conditions?: readonly Condition[] }
}

export type ConfigMap = { readonly metadata: Metadata }
export type Namespace = { readonly metadata: Metadata }

type Terminated = {
  readonly exitCode: number
  readonly reason?: string
  readonly message?: string
}

export type ContainerStatus = {
  readonly name: string
  readonly restartCount: number
  readonly state?: {
    readonly waiting?: { readonly reason?: string; readonly message?: string }
    readonly terminated?: Terminated
  }
  readonly lastState?: { readonly terminated?: Terminated }
}

export type Pod = {
  readonly metadata: Metadata
  readonly status?: {
    readonly phase?: string
    readonly reason?: string
    readonly message?: string
    readonly conditions?: readonly Condition[]
    readonly containerStatuses?: readonly ContainerStatus[]
    readonly initContainerStatuses?: readonly ContainerStatus[]
  }
}

export type Event = {
  readonly reason?: string
  readonly message?: string
  readonly involvedObject: { readonly name?: string }
}

export type List<T> = { readonly items: readonly T[] }

export type AccessReview = { readonly status?: { readonly allowed: boolean } }
export type SelfReview = { readonly status?: { readonly userInfo?: { readonly username?: string } } }
