import type { Kubeconfig, Kubernetes, ServiceAccount } from '../facts.ts'
import type { Probe } from '../observe.ts'
import type { Source } from '../source.ts'
import { readOr } from './read.ts'

/** Where the kubelet mounts the token of a pod's service account (kubernetes/client-go, rest/config.go, InClusterConfig). */
const serviceAccountFolder = '/var/run/secrets/kubernetes.io/serviceaccount'

/**
 * The service account and the kubeconfig files of this machine, as client-go looks for them. KUBERNETES_SERVICE_HOST alone is
 * no access: pods with `automountServiceAccountToken: false` have it too (seen with Kubernetes 1.34).
 */
export const kubernetes: Probe<'kubernetes', Source> = async (source) => {
  const [serviceAccount, kubeconfigs] = await Promise.all([
    serviceAccountOf(source),
    Promise.all(kubeconfigPaths(source).map((each) => kubeconfigAt(source, each))),
  ])
  return { service: serviceOf(source), serviceAccount, kubeconfigs }
}

function serviceOf({ environment }: Source): Kubernetes['service'] {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = environment
  return host && port ? { host, port } : null
}

async function serviceAccountOf(source: Source): Promise<ServiceAccount | null> {
  const token = `${serviceAccountFolder}/token`
  if (!(await source.files.exists(token))) return null
  const [isReadable, namespace] = await Promise.all([
    source.files.isReadable(token),
    readOr(source, `${serviceAccountFolder}/namespace`, ''),
  ])
  // Buildx reads the file, not POD_NAMESPACE (docker/buildx, driver/kubernetes/factory.go, ClientConfigInCluster.Namespace).
  return { isReadable, namespace: namespace.trim() || null }
}

/** KUBECONFIG is a list like PATH, and replaces ~/.kube/config (client-go, tools/clientcmd/loader.go). */
function kubeconfigPaths({ environment, process }: Source): readonly Omit<Kubeconfig, 'state'>[] {
  const listed = (environment['KUBECONFIG'] ?? '').split(process.platform === 'win32' ? ';' : ':')
  const paths = [...new Set(listed.filter((path) => path !== ''))]
  return paths.length > 0
    ? paths.map((path) => ({ path, source: 'KUBECONFIG' }))
    : [{ path: `${process.homeDirectory}/.kube/config`, source: 'home directory' }]
}

async function kubeconfigAt(
  { files }: Source,
  { path, source }: Omit<Kubeconfig, 'state'>,
): Promise<Kubeconfig> {
  const isThere = await files.exists(path)
  return {
    path,
    source,
    state: isThere ? ((await files.isReadable(path)) ? 'readable' : 'unreadable') : 'missing',
  }
}
