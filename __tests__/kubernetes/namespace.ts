import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { beginJob, type Job } from '../run-action.ts'
import { kubectl } from './kubectl.ts'

/** Makes an empty namespace for a test. It is deleted afterwards, with all that is in it. */
export async function aNamespace(...labels: readonly string[]): Promise<string> {
  const name = `test-${randomBytes(3).toString('hex')}`
  await closeAfterwards(() => kubectl(['delete', 'namespace', name, '--wait=false', '--ignore-not-found']))
  await kubectl(['create', 'namespace', name])
  if (labels.length > 0) await kubectl(['label', 'namespace', name, ...labels])
  // Pods are refused until its controller has made the account.
  await kubectl(['wait', '--namespace', name, '--for=create', 'serviceaccount/default', '--timeout=60s'])
  return name
}

/** The kubeconfig of the cluster's admin, or of a service account, with changes by `change`. */
export async function kubeconfig(
  account: { readonly namespace: string; readonly name: string } | null = null,
  change: (text: string) => string = (text) => text,
): Promise<string> {
  const config = JSON.parse(await kubectl(['config', 'view', '--raw', '--flatten', '--output', 'json']))
  if (account !== null) {
    const token = await kubectl(['create', 'token', account.name, '--namespace', account.namespace])
    config.users[0].user = { token }
  }
  const path = join(await temporaryFolder('kubeconfig'), 'config')
  await writeFile(path, change(JSON.stringify(config)), { mode: 0o600 })
  return path
}

/** Begins a job on this machine that reaches the cluster by a kubeconfig. */
export async function clusterJob(path?: string): Promise<Job> {
  const job = await beginJob()
  await closeAfterwards(() => job.remove())
  job.environment['KUBECONFIG'] = path ?? (await kubeconfig())
  return job
}

/** Inputs for a builder in a namespace, with the image of the ground. */
export const inputsFor = (namespace: string, ...options: readonly string[]) => ({
  driver: 'kubernetes',
  'driver-opts': [`namespace=${namespace}`, 'image=berth-ground/buildkit:1', ...options].join('\n'),
})

/** All Deployments and ConfigMaps of a namespace, but for the one that the cluster makes. */
export async function objectsIn(namespace: string): Promise<string[]> {
  const found = await kubectl(['get', 'deployments,configmaps', '--namespace', namespace, '--output', 'name'])
  return found.split('\n').filter((name) => name !== '' && !name.endsWith('/kube-root-ca.crt'))
}
