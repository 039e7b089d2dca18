import type { KubernetesApi } from '../../platform/kubernetes-api.ts'
import type { AccessReview, SelfReview } from './objects.ts'

/** A permission, as in a rule of a Role. */
export type Right = {
  readonly group: '' | 'apps'
  readonly resource: string
  readonly verb: string
}

export type Needs = {
  readonly resource: 'deployments' | 'statefulsets'
  /** The workload exists: buildx only connects to it. */
  readonly exists: boolean
  /** There is a configuration of BuildKit, which goes into a ConfigMap. */
  readonly configuration: boolean
  /** The builder is removed after the job. */
  readonly removes: boolean
}

/** The permissions that buildx and the post step need (docker/buildx, driver/kubernetes/driver.go). */
export function neededRights({ resource, exists, configuration, removes }: Needs): Right[] {
  const right = (group: Right['group'], what: string, verbs: readonly string[]): Right[] =>
    verbs.map((verb) => ({ group, resource: what, verb }))
  const creates = exists ? [] : ['create', ...(removes ? ['delete'] : [])]
  return [
    ...right('apps', resource, ['get', ...creates]),
    ...right('', 'pods', ['list']),
    ...right('', 'pods/exec', ['create']),
    ...(configuration && !exists
      ? right('', 'configmaps', ['create', 'update', ...(removes ? ['delete'] : [])])
      : []),
  ]
}

/**
 * Asks the API whether this account has a right in a namespace.
 *
 * @returns null if the API does not say
 * @throws the error of the connection, or KubernetesError with status 401
 */
export async function isAllowed(
  api: KubernetesApi,
  namespace: string,
  { group, resource, verb }: Right,
): Promise<boolean | null> {
  const [name, subresource] = resource.split('/')
  const resourceAttributes = {
    namespace,
    verb,
    group,
    resource: name,
    ...(subresource && { subresource }),
  }
  const review = {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes },
  }
  try {
    const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews'
    const answer = (await api.request('POST', path, review)) as AccessReview
    return answer.status?.allowed ?? null
  } catch (error) {
    // A cluster can forbid the question itself.
    if ((error as { status?: number }).status === 403) return null
    throw error
  }
}

/** The name of this account, such as `system:serviceaccount:ci:default`. Empty if the API does not say. */
export async function accountName(api: KubernetesApi): Promise<string> {
  const review = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' }
  const path = '/apis/authentication.k8s.io/v1/selfsubjectreviews'
  // Kubernetes before 1.28 does not have it.
  const answer = await api.request('POST', path, review).catch(() => ({}))
  return (answer as SelfReview).status?.userInfo?.username ?? ''
}

/** The rights in one line: `apps/deployments: create, delete`. */
export function inWords(rights: readonly Right[]): string {
  return byResource(rights)
    .map(([{ group, resource }, verbs]) => `${group && `${group}/`}${resource} (${verbs.join(', ')})`)
    .join(', ')
}

/** A Role with these rights, and its binding to the account, as YAML. */
export function roleFor(rights: readonly Right[], namespace: string, account: string): string {
  const rules = byResource(rights).map(
    ([{ group, resource }, verbs]) =>
      `  - { apiGroups: ["${group}"], resources: ["${resource}"], verbs: [${verbs.join(', ')}] }`,
  )
  const [, ofNamespace, name] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(account) ?? []
  const subject = name
    ? `{ kind: ServiceAccount, namespace: ${ofNamespace}, name: ${name} }`
    : `{ kind: User, apiGroup: rbac.authorization.k8s.io, name: ${JSON.stringify(account || 'the user of the kubeconfig')} }`
  return [
    'apiVersion: rbac.authorization.k8s.io/v1',
    'kind: Role',
    `metadata: { namespace: ${namespace}, name: berth }`,
    'rules:',
    ...rules,
    '---',
    'apiVersion: rbac.authorization.k8s.io/v1',
    'kind: RoleBinding',
    `metadata: { namespace: ${namespace}, name: berth }`,
    'roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: berth }',
    `subjects: [${subject}]`,
  ].join('\n')
}

function byResource(rights: readonly Right[]): [Right, string[]][] {
  const groups = new Map<string, [Right, string[]]>()
  for (const right of rights) {
    const key = `${right.group}/${right.resource}`
    const known = groups.get(key)
    if (known) known[1].push(right.verb)
    else groups.set(key, [right, [right.verb]])
  }
  return [...groups.values()]
}
