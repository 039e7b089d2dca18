import { type Candidate, oomCandidates } from './oom-candidates.ts'
import type { ContainerEvent, DaemonCounters, OomEvidence } from './oom-evidence.ts'
import { areTogether, isDaemonHit, limitOf, type OomLimit } from './oom-limit.ts'

export type OomContainer = Pick<ContainerEvent, 'name' | 'image' | 'service'> & {
  readonly isRemoved: boolean
  /** The program without its arguments. null: the container was removed before anyone asked. */
  readonly program: string | null
  /** Of its last end. null: it runs. */
  readonly exitCode: number | null
}

/** OOM kills in one place. */
export type OomKill = {
  readonly place:
    | { readonly kind: 'container'; readonly container: OomContainer }
    | { readonly kind: 'builds' | 'daemon' | 'removed-containers' | 'outside-containers' }
  readonly limit: OomLimit
  /** At least. */
  readonly times: number
}

/** All OOM kills in a job daemon. */
export type OomTrace = {
  readonly kills: readonly OomKill[]
  /** The memory limit of the job daemon in bytes, and the most that it used. null: not known. */
  readonly memory: number
  readonly peak: number | null
  /** False: the job daemon did not answer, so that containers in which processes were killed are not known. */
  readonly isAnswered: boolean
  /** Milliseconds since 1970: the job daemon holds no earlier events. null: it holds all. */
  readonly eventsSince: number | null
}

/** Finds the OOM kills in what the daemons and the kernel have recorded. */
export function findOomKills(evidence: OomEvidence): OomTrace {
  const candidates = oomCandidates(evidence)
  const { memory, counters, events, eventsSince, cgroupVersion } = evidence
  // The counters of cgroup v2 include all containers, so that none at all needs no event.
  const isNone = cgroupVersion === 'v2' && counters?.daemon.kills === 0
  return {
    kills: [...candidates.map((each) => inContainer(each, evidence)), ...elsewhere(evidence, candidates)],
    memory,
    peak: counters?.daemon.peak ?? null,
    isAnswered: events !== null || isNone,
    eventsSince: isNone ? null : eventsSince,
  }
}

function inContainer(candidate: Candidate, evidence: OomEvidence): OomKill {
  const { container, ooms, deaths, state, known } = candidate
  const { name, image, service } = container
  const ended = deaths.at(-1)?.exitCode ?? null
  const exitCode = state ? (state.isRunning ? null : state.exitCode) : ended
  return {
    place: {
      kind: 'container',
      container: {
        name,
        image,
        service,
        isRemoved: state === null,
        program: known?.program ?? null,
        exitCode,
      },
    },
    limit: limitOf(candidate, evidence),
    times: Math.max(1, evidence.cgroupVersion === 'v2' ? ooms.length : apart(ooms)),
  }
}

/** The number of OOM kills: on cgroup v1 each attempt of the kernel to get memory is an event (seen: four for one kill). */
function apart(ooms: readonly Pick<ContainerEvent, 'time'>[]): number {
  return ooms.filter(({ time }, index) => {
    const before = ooms[index - 1]
    return before === undefined || !areTogether(before.time, time)
  }).length
}

/** The kills outside of containers, and in those that the job daemon no longer knows. */
function elsewhere(evidence: OomEvidence, candidates: readonly Candidate[]): OomKill[] {
  const { counters, hostTimes, isOomKilled, wasKilled, cgroupVersion } = evidence
  if (wasKilled && (isOomKilled || hostTimes.length > 0)) {
    return [{ place: { kind: 'daemon' }, limit: { kind: 'daemon' }, times: 1 }]
  }
  if (cgroupVersion === 'v2') {
    if (counters) return counted(counters, candidates)
    return isOomKilled && candidates.length === 0
      ? [{ place: { kind: 'outside-containers' }, limit: { kind: 'unknown', bytes: null }, times: 1 }]
      : []
  }
  if (!isDaemonHit(evidence)) return []
  const known = candidates.flatMap(({ ooms }) => ooms)
  const unknown = hostTimes
    .filter((hostTime) => !known.some(({ time }) => areTogether(time, hostTime)))
    .map((time) => ({ time }))
  // Without a time, any container that is found explains it.
  const times = hostTimes.length > 0 ? apart(unknown) : candidates.length > 0 ? 0 : 1
  return times > 0 ? [{ place: { kind: 'outside-containers' }, limit: { kind: 'daemon' }, times }] : []
}

/** By the counters of cgroup v2, which include cgroups below, even removed ones (kernel, cgroup-v2.rst, memory.events). */
function counted({ daemon, inner, builds }: DaemonCounters, candidates: readonly Candidate[]): OomKill[] {
  const limit = limitOfCounters(daemon.limitHits)
  const inBuilds = builds?.kills ?? 0
  const isFound = candidates.length > 0
  // One event can stand for several kills, so what is left over counts only if no container is known.
  const unknown = inner && !isFound ? inner.kills - inBuilds : 0
  const ofDaemon = inner ? daemon.kills - inner.kills : 0
  const unclear = inner || isFound ? 0 : daemon.kills
  const all: OomKill[] = [
    { place: { kind: 'builds' }, limit, times: inBuilds },
    { place: { kind: 'removed-containers' }, limit: { kind: 'unknown', bytes: null }, times: unknown },
    { place: { kind: 'daemon' }, limit, times: ofDaemon },
    { place: { kind: 'outside-containers' }, limit, times: unclear },
  ]
  return all.filter(({ times }) => times > 0)
}

function limitOfCounters(limitHits: number | null): OomLimit {
  if (limitHits === null) return { kind: 'unknown', bytes: null }
  return limitHits > 0 ? { kind: 'daemon' } : { kind: 'machine' }
}
