import type { ContainerStatus, Event, Pod, Workload } from './objects.ts'

/** The state of a builder that is starting. */
export type Booting = {
  readonly workload: Workload | null
  readonly pods: readonly Pod[]
  /** null: this account is not allowed to list events. */
  readonly events: readonly Event[] | null
}

/** Why BuildKit does not start. */
export type Cause = {
  readonly kind:
    | 'admission'
    | 'quota'
    | 'account'
    | 'unschedulable'
    | 'image'
    | 'container'
    | 'crash'
    | 'memory'
    | 'evicted'
  /** A sentence that ends without a period. */
  readonly sentence: string
  /** The container whose log shows more. */
  readonly logged?: { readonly pod: string; readonly container: string }
  /** Milliseconds for which it must last before it counts as final: it can go by itself. */
  readonly grace: number
}

/** Milliseconds. A registry that does not answer is asked again after 10 s and 20 s (kubelet, image back-off). */
const registryGrace = 25_000
/** Milliseconds. A cluster with an autoscaler announces a new node within this time. */
const schedulerGrace = 15_000

/** Causes that are in the state, the most certain first. */
export function causesIn(booting: Booting): Cause[] {
  const refused = refusal(booting.workload)
  const pods = booting.pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined)
  return [...(refused ? [refused] : []), ...pods.flatMap((pod) => causeInPod(pod, booting.events) ?? [])]
}

/** The controller copies the error of a pod that it cannot create (kubernetes, pkg/controller/deployment/util). */
function refusal(workload: Workload | null): Cause | null {
  const failure = workload?.status?.conditions?.find(
    ({ type, status }) => type === 'ReplicaFailure' && status === 'True',
  )
  if (!failure) return null
  const message = oneLine(failure.message ?? failure.reason ?? '')
  const kind = /exceeded quota|maximum .* usage per|LimitRange/i.test(message)
    ? 'quota'
    : /serviceaccount .* not found/i.test(message)
      ? 'account'
      : 'admission'
  return { kind, sentence: `Kubernetes refuses its pods: ${message}`, grace: 0 }
}

function causeInPod({ metadata, status = {} }: Pod, events: Booting['events']): Cause | null {
  const pod = metadata.name
  if (status.reason === 'Evicted')
    return {
      kind: 'evicted',
      sentence: `Pod ${pod} was evicted: ${oneLine(status.message)}`,
      grace: schedulerGrace,
    }
  const scheduled = status.conditions?.find(({ type }) => type === 'PodScheduled')
  if (scheduled?.status === 'False' && scheduled.reason === 'Unschedulable') {
    const scales = events?.some(
      ({ reason, involvedObject }) =>
        involvedObject.name === pod && /^(TriggeredScaleUp|Nominated)$/.test(reason ?? ''),
    )
    return {
      kind: 'unschedulable',
      sentence: `No node can run pod ${pod}: ${oneLine(scheduled.message)}`,
      grace: scales || events === null ? Number.POSITIVE_INFINITY : schedulerGrace,
    }
  }
  const containers = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])]
  for (const container of containers) {
    const cause = causeInContainer(container, pod)
    if (cause) return cause
  }
  return null
}

/** An image that a registry has refused, rather than one that did not answer. */
const refusedImage =
  /not found|denied|unauthorized|forbidden|invalid reference|manifest unknown|InvalidImageName/i

function causeInContainer(
  { name, restartCount, state, lastState }: ContainerStatus,
  pod: string,
): Cause | null {
  const { reason = '', message = '' } = state?.waiting ?? {}
  if (
    /^(ErrImagePull|ImagePullBackOff|InvalidImageName|ErrImageNeverPull|RegistryUnavailable)$/.test(reason)
  ) {
    const detail = oneLine(message) || reason
    const isFinal = refusedImage.test(`${reason} ${detail}`) || reason === 'ErrImageNeverPull'
    return {
      kind: 'image',
      sentence: `The image of pod ${pod} cannot be pulled: ${detail}`,
      grace: isFinal ? 0 : registryGrace,
    }
  }
  const ended = state?.terminated ?? lastState?.terminated
  if (ended?.reason === 'OOMKilled')
    return {
      kind: 'memory',
      sentence: `Pod ${pod} was OOM-killed`,
      logged: { pod, container: name },
      grace: 0,
    }
  // One end alone can be an accident. The container is started again at once.
  if (ended && ended.exitCode !== 0 && (reason === 'CrashLoopBackOff' || restartCount > 1))
    return {
      kind: 'crash',
      sentence: `The container ${name} of pod ${pod} ends with exit code ${ended.exitCode}`,
      logged: { pod, container: name },
      grace: 0,
    }
  if (/^(CreateContainer|RunContainer|CreateContainerConfig)Error$/.test(reason))
    return {
      kind: 'container',
      sentence: `The container ${name} of pod ${pod} cannot be created: ${oneLine(message)}`,
      grace: 5_000,
    }
  return null
}

const oneLine = (text = ''): string => text.replace(/\s+/g, ' ').trim()

/** What to do for each kind of cause. */
export function remedyOf(kind: Cause['kind'], namespace: string, isRootless: boolean): string {
  const remedies: Readonly<Record<Cause['kind'], string>> = {
    admission: isRootless
      ? `Use a namespace that admits pods without seccomp: kubectl get namespace ${namespace} --show-labels`
      : 'If only privileged pods are refused, set `driver-opts: rootless=true`. Otherwise use a namespace that admits them, by `driver-opts: namespace=…`.',
    quota: `Raise the quota or lower \`requests\` and \`limits\` in \`driver-opts\`: kubectl describe quota --namespace ${namespace}`,
    account: `Create the service account, or remove \`serviceaccount\`: kubectl get serviceaccounts --namespace ${namespace}`,
    unschedulable:
      'Lower `requests` or correct `nodeselector` and `tolerations` in `driver-opts`: kubectl describe nodes',
    image:
      'Correct `driver-opts: image=…`, or give the nodes a login for the registry: kubectl describe pods. An image without a tag or with `latest` is always pulled.',
    container: `Show the events of the pod: kubectl get events --namespace ${namespace}`,
    crash:
      'Correct `buildkitd-flags` or `buildkitd-config`. The log of BuildKit is in the details of this error.',
    memory: 'Raise `limits.memory` in `driver-opts`.',
    evicted: `Give the builder \`requests.memory\` and \`requests.ephemeral-storage\`: kubectl get events --namespace ${namespace}`,
  }
  return remedies[kind]
}
