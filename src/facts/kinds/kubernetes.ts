/**
 * What a client of the Kubernetes API finds on this machine: the pod's service account and kubeconfig files. From files and
 * variables alone. Whether the API answers, and what it allows, only a request tells.
 */
export type Kubernetes = {
  /**
   * The API's address inside the cluster, from KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT; null if a variable is
   * missing. The kubelet sets both in each pod, even if the pod has no service account token.
   */
  readonly service: { readonly host: string; readonly port: string } | null
  /** The pod's service account; null if the pod has no token for it, or if this is no pod. */
  readonly serviceAccount: ServiceAccount | null
  /** The kubeconfig files that a client reads, in their order: those in KUBECONFIG, or else ~/.kube/config. */
  readonly kubeconfigs: readonly Kubeconfig[]
}

export type ServiceAccount = {
  /** False if this process lacks permission to read the token. */
  readonly isReadable: boolean
  /** The pod's namespace; null if its file is missing. */
  readonly namespace: string | null
}

export type Kubeconfig = {
  readonly path: string
  readonly source: 'KUBECONFIG' | 'home directory'
  /** `missing` is normal for ~/.kube/config. A client ignores missing files. */
  readonly state: 'readable' | 'unreadable' | 'missing'
}
