import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { ExpectedError } from '../../expected-error.ts'
import { parseYaml } from '../../platform/yaml.ts'
import type { Tools } from '../step.ts'
import { type Context, contextOf } from './kubeconfig.ts'

/** How the job reaches the API of a cluster. */
export type Access = {
  /** As in `by <from>`. */
  readonly from: string
  readonly context: Context
}

type World = Pick<Tools, 'environment' | 'files'>

/** The mount of a pod's service account (kubernetes.io/docs/tasks/run-application/access-api-from-pod). */
const account = '/var/run/secrets/kubernetes.io/serviceaccount'

/** The token of the pod. No step can remove it, because its mount is read-only. */
export const podToken = `${account}/token`

/**
 * Finds the access that buildx takes (docker/buildx, driver/kubernetes/factory.go, New): the kubeconfig, or the service
 * account of the pod if there is no usable one.
 *
 * @throws ExpectedError `builder-not-ready` with the cause
 */
export async function findAccess(world: World): Promise<Access> {
  const found = await kubeconfigAccess(world)
  if (!('problem' in found)) return found
  const inPod = await podAccess(world)
  if (inPod) return inPod
  throw new ExpectedError(
    'builder-not-ready',
    `\`driver: kubernetes\` cannot reach a cluster: ${found.problem}.`,
    found.remedy,
  )
}

type Problem = { readonly problem: string; readonly remedy: string }

async function kubeconfigAccess({ environment, files }: World): Promise<Access | Problem> {
  const variable = environment['KUBECONFIG'] ?? ''
  const path = variable || join(environment['HOME'] || homedir(), '.kube/config')
  if (variable.includes(delimiter)) {
    return {
      problem: `KUBECONFIG lists ${variable.split(delimiter).length} files, but buildx reads only one`,
      remedy: 'Write one file in an earlier step: kubectl config view --flatten > "$RUNNER_TEMP/kubeconfig"',
    }
  }
  const show = `Show the contexts of the file: kubectl --kubeconfig ${path} config get-contexts`
  let text: string
  try {
    text = await files.readText(path)
  } catch (error) {
    if (variable === '' && (error as NodeJS.ErrnoException).code === 'ENOENT') {
      return {
        problem: `there is neither KUBECONFIG nor ${path}, and this job has no service account of a pod`,
        remedy:
          'Write a kubeconfig in an earlier step and set KUBECONFIG, or run the job in a pod whose service account is mounted.',
      }
    }
    const reason = error instanceof Error ? error.message : String(error)
    return {
      problem: `the kubeconfig ${path} cannot be read: ${reason}`,
      remedy: `Check the file: ls -l ${path}`,
    }
  }
  const yaml = await parseYaml(text)
  if ('problem' in yaml) {
    const { line, column, problem } = yaml
    return {
      problem: `the kubeconfig ${path} is not YAML (line ${line}, column ${column}): ${problem}`,
      remedy: `Correct the file, and check it: kubectl --kubeconfig ${path} config view`,
    }
  }
  const context = contextOf(yaml.value, path)
  if ('problem' in context) return { problem: `the kubeconfig ${path} ${context.problem}`, remedy: show }
  return { from: `the kubeconfig ${path}`, context }
}

/** The variables alone are set in every pod. Only the token is an identity. */
async function podAccess({ environment, files }: World): Promise<Access | null> {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = environment
  if (!host || !port || !(await files.exists(podToken))) return null
  const namespace = await files.readText(`${account}/namespace`).catch(() => 'default')
  return {
    from: 'the service account of this pod',
    context: {
      server: `https://${host.includes(':') ? `[${host}]` : host}:${port}`,
      authority: { file: `${account}/ca.crt` },
      serverName: null,
      insecure: false,
      proxy: null,
      namespace: namespace.trim(),
      certificate: null,
      key: null,
      token: null,
      tokenFile: podToken,
      basic: null,
      exec: null,
      headers: {},
    },
  }
}
