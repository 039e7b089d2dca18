import { setTimeout as sleep } from 'node:timers/promises'
import { ExpectedError } from '../../expected-error.ts'
import type { KubernetesApi } from '../../platform/kubernetes-api.ts'
import type { Tools } from '../step.ts'
import { type Booting, type Cause, causesIn, remedyOf } from './boot-causes.ts'
import type { Event, List, Pod } from './objects.ts'
import { getWorkload, type Resource } from './workloads.ts'

/** A workload whose pods are starting. */
export type Watched = {
  readonly api: KubernetesApi
  readonly resource: Resource
  readonly namespace: string
  readonly name: string
  readonly rootless: boolean
}

/** Milliseconds between two looks. The first look is late: most builders are ready before it. */
const firstLook = 1_500
const interval = 1_000
/** Pods whose events are read, so that a large builder does not flood the API. */
const maxPods = 5
/** Characters of an event to show. */
const longestLine = 500
/** Lines of a log to search: BuildKit prints its help, of over 100 lines, after a wrong flag. */
const logLines = 300
/** Lines of it to show. */
const shownLines = 40

/**
 * Runs buildx while it waits for pods, shows their events, and ends it as soon as the cause of a failure is certain.
 *
 * @throws ExpectedError `builder-not-ready` with the cause, or the error of `running` if no cause is known
 */
export async function whileWatched<T>(
  watched: readonly Watched[],
  { log }: Pick<Tools, 'log'>,
  running: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const ending = new AbortController()
  const done = new AbortController()
  const known: (readonly [Watched, Cause])[] = []
  const watches = watched.map(async (one) => {
    for await (const cause of causesOf(one, log, done.signal)) {
      known.unshift([one, cause])
      if (cause.grace <= 0) ending.abort()
    }
  })
  try {
    return await running(ending.signal)
  } catch (error) {
    const [first] = known
    if (!first || !(error instanceof ExpectedError)) throw error
    throw await withCause(error, ...first)
  } finally {
    done.abort()
    await Promise.allSettled(watches)
  }
}

/** Yields each cause that is seen, with the grace that remains. */
async function* causesOf(watched: Watched, log: Tools['log'], signal: AbortSignal): AsyncGenerator<Cause> {
  const since = new Map<string, number>()
  const shown = new Set<string>()
  let readsEvents = true
  const pause = (time: number) => sleep(time, undefined, { signal }).catch(() => {})
  await pause(firstLook)
  while (!signal.aborted) {
    // A look that fails tells nothing: buildx itself reports an API that has gone.
    const booting: Booting | null = await look(watched, readsEvents).catch(() => null)
    if (booting) {
      readsEvents = booting.events !== null
      for (const line of (booting.events ?? []).flatMap(lineOf)) {
        if (!shown.has(line)) log(line)
        shown.add(line)
      }
      const now = performance.now()
      for (const cause of causesIn(booting)) {
        const start = since.get(cause.sentence) ?? since.get(cause.kind) ?? now
        since.set(cause.kind, start)
        yield { ...cause, grace: cause.grace - (now - start) }
      }
    }
    await pause(interval)
  }
}

async function look({ api, resource, namespace, name }: Watched, readsEvents: boolean): Promise<Booting> {
  const pods = `/api/v1/namespaces/${namespace}/pods?labelSelector=${encodeURIComponent(`app=${name}`)}`
  const [workload, { items }] = await Promise.all([
    getWorkload(api, resource, namespace, name),
    api.request('GET', pods) as Promise<List<Pod>>,
  ])
  if (!readsEvents) return { workload, pods: items, events: null }
  const lists = await Promise.all(
    items.slice(0, maxPods).map(({ metadata }) => {
      const field = encodeURIComponent(`involvedObject.name=${metadata.name}`)
      const path = `/api/v1/namespaces/${namespace}/events?fieldSelector=${field}`
      return (api.request('GET', path) as Promise<List<Event>>).catch(() => null)
    }),
  )
  const isForbidden = lists.some((list) => list === null)
  return { workload, pods: items, events: isForbidden ? null : lists.flatMap((list) => list?.items ?? []) }
}

/** `Normal Pulling` and its like, as `kubectl get events` shows them. */
function lineOf({ reason = '', message = '', involvedObject }: Event): string[] {
  return message === ''
    ? []
    : [`${involvedObject.name}: ${reason}: ${message.replace(/\s+/g, ' ').trim()}`.slice(0, longestLine)]
}

async function withCause(error: ExpectedError, watched: Watched, cause: Cause): Promise<ExpectedError> {
  const { api, namespace, name, rootless } = watched
  const logged = cause.logged === undefined ? '' : await logOf(api, namespace, cause.logged)
  const last = errorLine(logged)
  const sentence = `${cause.sentence}${last && `: ${last}`}`.replace(/\.*$/, '.')
  return new ExpectedError(
    'builder-not-ready',
    `BuildKit did not start as ${name} in the namespace ${namespace}. ${sentence}`,
    remedyOf(cause.kind, namespace, rootless),
    {
      cause: error,
      details:
        logged &&
        `Last lines of the log of ${cause.logged?.pod}:\n${logged.trim().split('\n').slice(-shownLines).join('\n')}`,
    },
  )
}

/** The line of a log that names the error: help texts can follow it. */
function errorLine(log: string): string {
  const lines = log.trim().split('\n')
  return (
    lines.findLast((line) => /error|fatal|invalid|cannot|could not|not defined/i.test(line)) ??
    lines.at(-1) ??
    ''
  ).trim()
}

/** The log of the container that ended; a sentence if this account is not allowed to read it. */
async function logOf(
  api: KubernetesApi,
  namespace: string,
  { pod, container }: NonNullable<Cause['logged']>,
): Promise<string> {
  const path = `/api/v1/namespaces/${namespace}/pods/${pod}/log?container=${container}&tailLines=${logLines}`
  const read = async (query: string) => String(await api.request('GET', `${path}${query}`))
  return read('&previous=true')
    .catch(() => read(''))
    .catch((error) => `the log cannot be read (${error instanceof Error ? error.message : error})`)
}
