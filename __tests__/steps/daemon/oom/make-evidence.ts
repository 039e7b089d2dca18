import type { MemoryCounters } from '../../../../src/platform/memory-counters.ts'
import type {
  ContainerEvent,
  ContainerState,
  OomEvidence,
} from '../../../../src/steps/daemon/oom/oom-evidence.ts'

/** When the first thing happened, in milliseconds since 1970. */
export const start = 1_795_311_052_000
const mebibyte = 1024 ** 2

/** A job daemon with 1 GiB in which nothing was killed. */
export function makeEvidence(given: Partial<OomEvidence> = {}): OomEvidence {
  return {
    cgroupVersion: 'v2',
    memory: 1024 * mebibyte,
    events: [],
    eventsSince: null,
    containers: [],
    recorded: [],
    hostTimes: [],
    isOomKilled: false,
    wasKilled: false,
    counters: {
      daemon: counters({ limitHits: 0, peak: 700 * mebibyte }),
      inner: counters(),
      builds: counters(),
    },
    ...given,
  }
}

/** An event `after` milliseconds. The container has the name of its ID. */
export function event(
  action: 'oom' | 'die',
  id: string,
  after: number,
  exitCode: number | null = null,
): ContainerEvent {
  return { action, id, time: start + after, name: id, image: 'app', service: null, exitCode }
}

/** A container that was started with a limit of 32 MiB and has ended with 137. */
export function container(id: string, given: Partial<ContainerState> = {}): ContainerState {
  return {
    id,
    name: id,
    image: 'app',
    service: null,
    program: 'node',
    isRunning: false,
    exitCode: 137,
    isOomKilled: true,
    limit: 32 * mebibyte,
    counters: null,
    ...given,
  }
}

export const counters = (given: Partial<MemoryCounters> = {}): MemoryCounters => ({
  kills: 0,
  limitHits: null,
  peak: null,
  ...given,
})
