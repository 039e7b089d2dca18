import { groupBy } from '../../../values/group-by.ts'
import type { ContainerEvent, ContainerState, OomEvidence, RecordedContainer } from './oom-evidence.ts'
import { isAtDaemonLimit, isDaemonHit, isDeadly } from './oom-limit.ts'

/** A container in which processes were OOM-killed. */
export type Candidate = {
  readonly container: Pick<ContainerEvent, 'id' | 'name' | 'image' | 'service'>
  /** Empty if the job daemon no longer holds them. */
  readonly ooms: readonly ContainerEvent[]
  readonly deaths: readonly ContainerEvent[]
  /** null: the container is removed. */
  readonly state: ContainerState | null
  /** Of its state, or of the ledger. null: not known. */
  readonly known: Pick<RecordedContainer, 'program' | 'limit'> | null
}

/**
 * The containers in which processes were OOM-killed, by their events, and by their state if the daemon no longer holds
 * the events.
 *
 * With cgroup v1 a kill at the job daemon's limit looks like a kill in each container: an event reaches all cgroups below
 * the one whose limit was hit (kernel, mm/memcontrol-v1.c, mem_cgroup_oom_notify; seen). Containers that were only there
 * are left out: those that neither ended with an error right after nor have a kill counted in their cgroup.
 */
export function oomCandidates(evidence: OomEvidence): Candidate[] {
  const events = evidence.events ?? []
  const ooms = groupBy(
    events.filter(({ action }) => action === 'oom'),
    ({ id }) => id,
  )
  const withEvents = [...ooms].map(([id, own]): Candidate => {
    const deaths = events.filter((event) => event.action === 'die' && event.id === id)
    const state = evidence.containers.find((container) => container.id === id) ?? null
    const known = state ?? evidence.recorded.find((container) => container.id === id) ?? null
    return { container: own[0] as ContainerEvent, ooms: own, deaths, state, known }
  })
  const withState = evidence.containers
    .filter(({ id, isOomKilled }) => isOomKilled && !ooms.has(id))
    .map((state): Candidate => ({ container: state, ooms: [], deaths: [], state, known: state }))

  if (evidence.cgroupVersion === 'v2' || !isDaemonHit(evidence)) return [...withEvents, ...withState]
  return [
    ...withEvents.map((each) => onlyOwn(each, evidence)).filter(({ ooms }) => ooms.length > 0),
    ...withState.filter(({ state }) => state?.isRunning === false && state.exitCode !== 0),
  ]
}

/** The candidate with only those events that are kills in it. */
function onlyOwn(candidate: Candidate, evidence: OomEvidence): Candidate {
  const { ooms, deaths, state } = candidate
  const isCounted = (state?.counters?.kills ?? 0) > 0
  const isTimed = evidence.hostTimes.length > 0
  const own = ooms.filter(
    (oom) => isCounted || isDeadly(oom, deaths) || (isTimed && !isAtDaemonLimit(oom.time, evidence)),
  )
  return { ...candidate, ooms: own }
}
