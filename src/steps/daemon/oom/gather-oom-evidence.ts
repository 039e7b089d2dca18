import type { Entries } from '../../../ledger/read-entries.ts'
import type { LaunchDaemon, Recorded } from '../../../plan/plan.ts'
import { beforeDeadline } from '../../../platform/before-deadline.ts'
import type { ContainerInspection, Docker } from '../../../platform/docker.ts'
import type { Files } from '../../../platform/files.ts'
import { heldEvents } from '../../../platform/list-events.ts'
import { type ContainerCgroup, findCgroup, readCounters } from '../../../platform/memory-counters.ts'
import { readDaemonCounters } from './daemon-counters.ts'
import type { ContainerState, OomEvidence } from './oom-evidence.ts'
import { containerEvents, timeOf } from './parse-events.ts'
import { recordedContainers, withLedger } from './with-ledger.ts'

/** Containers that are inspected if the job daemon no longer holds the events of all. */
const mostContainers = 50

/** Milliseconds for the job daemon, whose end must not wait. It took 27 to 127 ms on a busy machine. */
const innerTimeout = 1_000

/**
 * Reads what the daemons and the kernel have recorded of OOM kills in a job daemon, before its end. Never throws: a daemon
 * that does not answer in time has no part in it.
 *
 * @param found the job daemon's container
 * @param inner null: the job daemon does not answer
 * @param ledger of the job. null: there is none
 */
export async function gatherOomEvidence(
  step: Recorded<LaunchDaemon>,
  found: ContainerInspection,
  host: Docker,
  inner: Docker | null,
  files: Files,
  ledger: Entries | null = null,
): Promise<OomEvidence> {
  const cgroup = await findCgroup(found.Id, found.State.Pid, files)
  const [counters, hostEvents, recorded] = await Promise.all([
    readDaemonCounters(cgroup, files),
    // A host daemon without this API only lacks the times.
    host.listEvents({ type: ['container'], container: [step.container], event: ['oom'] }).catch(() => []),
    inner && beforeDeadline(innerTimeout, () => recordsOf(inner, cgroup, files)).catch(() => null),
  ])
  return {
    cgroupVersion: cgroup.version,
    memory: step.memory,
    ...withLedger(recorded, ledger),
    recorded: recordedContainers(ledger),
    containers: recorded?.containers ?? [],
    hostTimes: hostEvents.map(timeOf),
    isOomKilled: found.State.OOMKilled,
    wasKilled: !found.State.Running && found.State.ExitCode === 137,
    counters,
  }
}

async function recordsOf(inner: Docker, cgroup: ContainerCgroup, files: Files) {
  const held = await inner.listEvents()
  const events = containerEvents(held)
  const isCut = held.length >= heldEvents
  const named = new Set(events.filter(({ action }) => action === 'oom').map(({ id }) => id))
  const containers = await statesOf(inner, isCut ? null : named, cgroup, files)
  return { events, eventsSince: isCut ? timeOf(held[0] ?? {}) : null, containers }
}

/** @param ids the containers that are read. null: all, the latest first */
async function statesOf(
  inner: Docker,
  ids: ReadonlySet<string> | null,
  cgroup: ContainerCgroup,
  files: Files,
): Promise<ContainerState[]> {
  if (ids?.size === 0) return []
  const wanted = ids ?? new Set((await inner.listContainers()).map(({ Id }) => Id))
  const found = await Promise.all(
    [...wanted].slice(0, mostContainers).map(async (id) => {
      const inspection = await inner.inspectContainer(id).catch(() => null)
      if (!inspection) return []
      return [stateOf(inspection, await readCounters(cgroup, `/docker/${id}`, files))]
    }),
  )
  return found.flat()
}

function stateOf(
  { Id, Name, Path, Config, HostConfig, State }: ContainerInspection,
  counters: ContainerState['counters'],
): ContainerState {
  return {
    id: Id,
    name: Name.replace(/^\//, ''),
    image: Config.Image,
    service: Config.Labels?.['com.docker.compose.service'] ?? null,
    program: Path,
    isRunning: State.Running,
    exitCode: State.ExitCode,
    isOomKilled: State.OOMKilled,
    limit: HostConfig.Memory || null,
    counters,
  }
}
