import { setTimeout as sleep } from 'node:timers/promises'
import type { CreateKubernetesBuilder, Recorded } from '../../plan/plan.ts'
import { type KubernetesApi, openKubernetes } from '../../platform/kubernetes-api.ts'
import type { Achieved } from '../achieved.ts'
import { createNodes } from '../builder/boot-nodes.ts'
import { builderResult, useExisting } from '../builder/existing-builder.ts'
import { startBuilder } from '../builder/inspect-builder.ts'
import type { InspectedBuilder } from '../builder/parse-inspect.ts'
import { recordIn, saveRecord } from '../builder/user-folder.ts'
import { warnAboutVariable } from '../builder/warn-about-variable.ts'
import type { Tools } from '../step.ts'
import { claimWorkload } from './claim-workload.ts'
import { type Access, findAccess } from './find-access.ts'
import { connectingOptions, isOfJob, markedOptions } from './marks.ts'
import type { Workload } from './objects.ts'
import { clusterOf, lastingAccess } from './open-cluster.ts'
import { checkPreconditions } from './preconditions.ts'
import { type Place, readAccess, saveAccess } from './saved-access.ts'
import { sweepWorkloads } from './sweep-workloads.ts'
import { type Target, targetsOf } from './targets.ts'
import { explained } from './unreachable.ts'
import { whileWatched } from './watch-boot.ts'
import { getWorkload, removeConfigMap, removeWorkload } from './workloads.ts'

/** Milliseconds that buildx needs beyond its own timeout for the pods. */
const margin = 60_000

/**
 * Creates the builder in the cluster, or connects to one that is kept there. This file and what it imports are loaded only
 * for `driver: kubernetes`.
 *
 * @throws ExpectedError `invalid-input`, `builder-in-use` or `builder-not-ready`
 */
export async function createInCluster(
  step: CreateKubernetesBuilder,
  tools: Tools,
): Promise<Partial<Achieved>> {
  const { name, folder, cleanup } = step
  if (await tools.files.exists(recordIn(folder, name))) {
    if (cleanup) await saveAccess(folder, null, tools)
    const inspected = await useExisting(step, tools)
    warnAboutVariable(name, tools)
    return builderResult(name, inspected, true)
  }
  const targets = targetsOf(step)
  const access = await findAccess(tools)
  tools.log(`Using the cluster ${new URL(access.context.server).host} by ${access.from}`)
  const api = openKubernetes(await clusterOf(access, tools))
  const places = targets.map((target) => placeOf(target, access))
  if (cleanup) await saveAccess(folder, { access: await lastingAccess(access, tools), places }, tools)
  const timeout = margin + Math.max(...targets.map(({ options }) => options.timeout ?? step.deadline))
  const failed = new AbortController()
  const record = (existing: Existing) => {
    const secret = { ...step.secret, settings: settingsOf(targets, existing, step) }
    return createNodes({ ...step, secret }, 'kubernetes', tools, { timeout, signal: failed.signal })
  }
  const checking = check(places, step, api, access, tools).catch((error) => {
    // buildx waits 10 s for an API that does not answer.
    failed.abort()
    throw error
  })
  // Nothing in the cluster can have a name with the token of this job, and a record creates nothing there.
  const recording = name.endsWith(step.labels['berth.token'] ?? ' ')
    ? record(targets.map(() => null))
    : checking.then(({ existing }) => record(existing))
  // The checks name the cause of an error that both have.
  const [checked, recorded] = await Promise.allSettled([checking, recording])
  if (checked.status === 'rejected' || recorded.status === 'rejected') {
    if (cleanup) await saveAccess(folder, null, tools)
    throw checked.status === 'rejected' ? checked.reason : (recorded as PromiseRejectedResult).reason
  }
  const { existing, swept } = checked.value
  const watched = places.map(({ resource, namespace, deployment }, place) => ({
    ...{ api, resource, namespace, name: deployment },
    rootless: targets[place]?.options.rootless === true,
  }))
  let inspected: InspectedBuilder
  try {
    inspected = await whileWatched(watched, tools, async (signal) => {
      const start = () => startBuilder(step.buildx, name, tools, { signal, timeout })
      return start().catch((error) => {
        // Another job has created the same builder at this moment.
        if (cleanup || !/already exists/.test(String(error))) throw error
        return start()
      })
    })
  } catch (error) {
    await removeOwn(places, step, api).catch((failure) => tools.warn(notRemoved(places, failure)))
    throw error
  }
  if (!cleanup) await saveRecord(step, tools)
  warnAboutVariable(name, tools)
  const isReused = existing.every((workload) => workload !== null)
  return { ...builderResult(name, inspected, isReused), swept }
}

/**
 * Removes the Deployments that have the token of this job, through the API. `buildx rm` reports a removal even if it
 * cannot reach the cluster.
 *
 * @throws an error that says how to remove those that stay
 */
export async function removeFromCluster(
  step: Recorded<CreateKubernetesBuilder>,
  tools: Tools,
): Promise<void> {
  const saved = await readAccess(step.folder, step.name, tools)
  if (saved === null) return
  const { access, places } = saved
  try {
    const api = openKubernetes(await clusterOf(access, tools))
    const removed = await removeOwn(places, step, api)
    // After main was killed, its buildx can still be creating the Deployment.
    if (removed === 0 && (await tools.files.exists(recordIn(step.folder, step.name)))) {
      await sleep(1_000)
      await removeOwn(places, step, api)
    }
  } catch (error) {
    throw new Error(notRemoved(places, explained(error, access, 'Berth removes the builder')))
  }
}

function notRemoved(places: readonly Place[], error: unknown): string {
  const commands = places.map(
    ({ resource, namespace, deployment }) =>
      `kubectl delete ${resource} ${deployment} --namespace ${namespace}`,
  )
  const reason = error instanceof Error ? error.message : String(error)
  return `The builder can still be in the cluster. ${reason} To remove it: ${commands.join(' && ')}`
}

async function removeOwn(
  places: readonly Place[],
  { labels }: Pick<CreateKubernetesBuilder, 'labels'>,
  api: KubernetesApi,
): Promise<number> {
  let removed = 0
  for (const { resource, namespace, deployment } of places) {
    const workload = await getWorkload(api, resource, namespace, deployment)
    if (workload && isOfJob(workload, labels)) {
      await removeWorkload(api, resource, namespace, workload)
      removed++
    }
    await removeConfigMap(api, namespace, deployment, (found) => isOfJob(found, labels))
  }
  return removed
}

type Existing = readonly (Workload | null)[]

/** Checks that the builder can be created, and removes what dead jobs left. Gives what exists of the builder already. */
async function check(
  places: readonly Place[],
  step: CreateKubernetesBuilder,
  api: KubernetesApi,
  access: Access,
  tools: Tools,
): Promise<{ readonly existing: Existing; readonly swept: readonly string[] }> {
  const configuration = step.secret.buildkitdConfiguration !== ''
  const examine = async ({ resource, namespace, deployment }: Place) => {
    const needs = { resource, configuration, removes: step.cleanup }
    const workload = await checkPreconditions(api, namespace, deployment, needs)
    return workload && claimWorkload(api, resource, namespace, workload, step, tools)
  }
  const namespaces = [...new Set(places.map(({ namespace }) => namespace))]
  const [existing, swept] = await Promise.all([
    Promise.all(places.map(examine)).catch((error) => {
      throw explained(error, access, 'Berth checks it')
    }),
    Promise.all(namespaces.map((namespace) => sweepWorkloads(api, namespace, step, tools))),
  ])
  return { existing, swept: swept.flat() }
}

function settingsOf(targets: readonly Target[], existing: Existing, step: CreateKubernetesBuilder) {
  return targets.map(({ options }, place) => {
    const { buildkitdFlags = '' } = step.secret.settings[place] ?? {}
    const workload = existing[place]
    if (!workload) return { driverOptions: markedOptions(options, step), buildkitdFlags }
    const { selector, replicas = 1 } = workload.spec
    const driverOptions = connectingOptions(options, selector.matchLabels ?? {}, replicas, step.deadline)
    return { driverOptions, buildkitdFlags }
  })
}

const placeOf = ({ deployment, options }: Target, { context }: Access): Place => ({
  deployment,
  resource: options.resource,
  namespace: options.namespace ?? context.namespace,
})
