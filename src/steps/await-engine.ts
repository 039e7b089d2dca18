import { setTimeout as sleep } from 'node:timers/promises'
import type { Observed } from '../facts/facts.ts'
import { findEndpointSocket } from '../facts/relations/endpoint-socket.ts'
import { isStarting } from '../facts/relations/starting-engine.ts'
import { reachEngine } from '../platform/reach-engine.ts'
import { defaultSocket } from '../values/engine-host.ts'
import type { NoAnswer } from '../values/no-answer.ts'
import { duration } from '../values/quantity.ts'
import type { Tools } from './step.ts'

/** Milliseconds between two attempts, for one attempt, and between two progress lines. */
const timing = { pause: 500, attempt: 5_000, progress: 10_000 }
/**
 * Milliseconds for a socket that accepts connections but does not answer. systemd opens the socket before Docker has
 * started, which takes seconds; a daemon that is silent for longer hangs.
 */
const silentLimit = 20_000
/** Consecutive permanent failures before giving up: a new socket exists for a moment before its group is set. */
const maxHopeless = 6

/**
 * Waits for a daemon that is still starting. `docker:dind` as a service container took 17 s to listen on TCP; the dind
 * sidecar of actions-runner-controller can take 120 s (RUNNER_WAIT_FOR_DOCKER_IN_SECONDS in its Helm chart). Returns at
 * once if no daemon can be starting.
 *
 * @param timeout milliseconds
 * @returns true if a daemon answers now that did not answer before, so `observed` is out of date
 */
export async function awaitEngine(
  observed: Observed,
  timeout: number,
  { connect, files, log }: Tools,
): Promise<boolean> {
  const { engine, endpoint, sockets } = observed
  if (engine.status === 'seen') return false
  const socket = sockets.status === 'seen' ? findEndpointSocket(sockets.value, endpoint) : undefined
  // `docker run -v` creates a directory if the socket does not exist on the host.
  if (socket?.state === 'not-a-socket') return false
  const { host, certificates } =
    endpoint.status === 'seen' ? endpoint.value : { host: `unix://${defaultSocket}` }
  const started = performance.now()
  let lastProgress = Number.NEGATIVE_INFINITY
  let hopeless = 0
  while (true) {
    const result = await reachEngine(connect(host, certificates), files, timing.attempt)
    const elapsed = performance.now() - started
    if (result === 'answers') {
      if (lastProgress >= 0) log(`Daemon at ${host} answered after ${duration(elapsed)}`)
      return true
    }
    if (isStarting(observed, host, result)) hopeless = 0
    else if (lastProgress < 0 || ++hopeless >= maxHopeless) return false
    const limit = result === 'late' ? Math.min(timeout, silentLimit) : timeout
    if (elapsed >= limit) {
      log(`Daemon at ${host} did not answer within ${duration(limit)}: ${states[result]}`)
      return false
    }
    if (elapsed - lastProgress >= timing.progress) {
      const spent = `${duration(elapsed)} of ${duration(limit)}`
      log(`Waiting for the daemon at ${host}: ${states[result]} (${spent})`)
      lastProgress = elapsed
    }
    await sleep(Math.min(timing.pause, limit - elapsed))
  }
}

const states: Readonly<Record<NoAnswer, string>> = {
  missing: 'the socket does not exist',
  refused: 'connection refused',
  closed: 'the connection is closed without an answer',
  late: 'no answer',
  hopeless: 'it cannot be reached',
}
