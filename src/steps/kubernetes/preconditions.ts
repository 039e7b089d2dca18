import { ExpectedError } from '../../expected-error.ts'
import { type KubernetesApi, KubernetesError } from '../../platform/kubernetes-api.ts'
import type { Namespace, Workload } from './objects.ts'
import { accountName, inWords, isAllowed, type Needs, neededRights, type Right, roleFor } from './rights.ts'
import { getWorkload } from './workloads.ts'

/** The level of Pod Security Standards of a namespace (kubernetes.io/docs/concepts/security/pod-security-admission). */
const enforced = 'pod-security.kubernetes.io/enforce'

/**
 * Checks that a workload can be created or used, before anything is created. The questions are asked in parallel.
 *
 * @returns the workload if it exists
 * @throws ExpectedError `builder-not-ready`: the namespace does not exist, rights are missing, or pods are not admitted
 */
export async function checkPreconditions(
  api: KubernetesApi,
  namespace: string,
  name: string,
  needs: Omit<Needs, 'exists'>,
): Promise<Workload | null> {
  const asked = neededRights({ ...needs, exists: false })
  const [found, existing, answers] = await Promise.all([
    namespaceNamed(api, namespace),
    unlessForbidden(getWorkload(api, needs.resource, namespace, name), null),
    Promise.all(asked.map((right) => isAllowed(api, namespace, right))),
  ])
  if (found === 'missing') throw noNamespace(namespace)
  const needed = neededRights({ ...needs, exists: existing !== null })
  const denied = new Set(asked.filter((_, place) => answers[place] === false).map(key))
  const missing = needed.filter((right) => denied.has(key(right)))
  if (missing.length > 0) throw lacking(missing, needed, namespace, await accountName(api))
  const level = (found === 'hidden' ? undefined : found.metadata.labels?.[enforced]) ?? 'privileged'
  if (existing === null && level !== 'privileged') throw notAdmitted(namespace, level)
  return existing
}

const key = ({ resource, verb }: Right): string => `${resource} ${verb}`

/** Most accounts of jobs are not allowed to read namespaces. */
async function namespaceNamed(api: KubernetesApi, name: string): Promise<Namespace | 'missing' | 'hidden'> {
  const path = `/api/v1/namespaces/${name}`
  try {
    return await unlessForbidden(api.request('GET', path) as Promise<Namespace>, 'hidden')
  } catch (error) {
    if (error instanceof KubernetesError && error.status === 404) return 'missing'
    throw error
  }
}

async function unlessForbidden<T, Otherwise>(
  answer: Promise<T>,
  otherwise: Otherwise,
): Promise<T | Otherwise> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof KubernetesError && error.status === 403) return otherwise
    throw error
  }
}

function noNamespace(name: string): ExpectedError {
  return new ExpectedError(
    'builder-not-ready',
    `The namespace ${name} does not exist in this cluster.`,
    `Create it, or set another one with \`driver-opts: namespace=…\`. To create it: kubectl create namespace ${name}`,
  )
}

function lacking(
  missing: readonly Right[],
  needed: readonly Right[],
  namespace: string,
  account: string,
): ExpectedError {
  return new ExpectedError(
    'builder-not-ready',
    `${account === '' ? 'The account of this job' : account} lacks permissions in the namespace ${namespace}: ${inWords(missing)}.`,
    'Give the account a Role with these permissions, such as the one in docs/beyond-one-machine.md: kubectl apply --filename role.yaml',
    {
      details: `A Role with all permissions that \`driver: kubernetes\` needs in this job:\n${roleFor(needed, namespace, account)}`,
    },
  )
}

/**
 * `rootless=true` is no way out of Pod Security Standards: its pods run without seccomp, which `baseline` does not allow
 * either (docker/buildx, driver/kubernetes/manifest/manifest.go, toRootless).
 */
function notAdmitted(namespace: string, level: string): ExpectedError {
  return new ExpectedError(
    'builder-not-ready',
    `The namespace ${namespace} does not admit the pods of BuildKit, because of its label ${enforced}=${level}. The pods are privileged. With \`rootless=true\` they run without seccomp, which this level does not admit either.`,
    `Set \`driver-opts: namespace=builders\` after this: kubectl create namespace builders && kubectl label namespace builders ${enforced}=privileged`,
  )
}
