import { type KubernetesApi, KubernetesError } from '../../platform/kubernetes-api.ts'
import type { ConfigMap, List, Workload } from './objects.ts'

export type Resource = 'deployments' | 'statefulsets'

const pathOf = (resource: Resource, namespace: string, name = ''): string =>
  `/apis/apps/v1/namespaces/${namespace}/${resource}${name && `/${name}`}`
const configMapPath = (namespace: string, name: string): string =>
  `/api/v1/namespaces/${namespace}/configmaps/${name}`

/** Gives null if it does not exist. */
export function getWorkload(
  api: KubernetesApi,
  resource: Resource,
  namespace: string,
  name: string,
): Promise<Workload | null> {
  return orNull(api.request('GET', pathOf(resource, namespace, name))) as Promise<Workload | null>
}

/** The workloads of a namespace with a label. */
export async function listWorkloads(
  api: KubernetesApi,
  resource: Resource,
  namespace: string,
  label: string,
): Promise<readonly Workload[]> {
  const path = `${pathOf(resource, namespace)}?labelSelector=${encodeURIComponent(label)}`
  return ((await api.request('GET', path)) as List<Workload>).items
}

/**
 * Removes exactly this workload and the ConfigMaps that its pods mount from buildx. One of the same name that was created
 * meanwhile stays. Its pods end in the background.
 */
export async function removeWorkload(
  api: KubernetesApi,
  resource: Resource,
  namespace: string,
  { metadata, spec }: Workload,
): Promise<void> {
  await removeExactly(api, pathOf(resource, namespace, metadata.name), metadata.uid)
  const mounted = (spec.template.spec.volumes ?? []).flatMap(({ configMap }) => configMap?.name ?? [])
  for (const name of mounted.filter((candidate) => candidate.startsWith(`${metadata.name}-config`))) {
    await orNull(api.request('DELETE', configMapPath(namespace, name)))
  }
}

/** Removes the ConfigMap of a workload that was never created, if `isOwn` holds for it. */
export async function removeConfigMap(
  api: KubernetesApi,
  namespace: string,
  workload: string,
  isOwn: (found: ConfigMap) => boolean,
): Promise<void> {
  const path = configMapPath(namespace, `${workload}-config`)
  const found = (await orNull(api.request('GET', path)).catch((error) => {
    // The job's rights do not need to include reading it.
    if (error instanceof KubernetesError && error.status === 403) return null
    throw error
  })) as ConfigMap | null
  if (found && isOwn(found)) await removeExactly(api, path, found.metadata.uid)
}

/** The server refuses with 409 if another object has this name now. Then the one to be removed has gone. */
async function removeExactly(api: KubernetesApi, path: string, uid: string): Promise<void> {
  const options = {
    apiVersion: 'v1',
    kind: 'DeleteOptions',
    preconditions: { uid },
    propagationPolicy: 'Background',
  }
  await orNull(api.request('DELETE', path, options), [404, 409])
}

async function orNull(answer: Promise<unknown>, absent: readonly number[] = [404]): Promise<unknown> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof KubernetesError && absent.includes(error.status)) return null
    throw error
  }
}
