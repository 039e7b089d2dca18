import { setTimeout as sleep } from 'node:timers/promises'
import type { Observed } from '../facts/facts.ts'
import { isComing } from '../facts/relations/coming-engine.ts'
import { findEndpointSocket } from '../facts/relations/endpoint-socket.ts'
import { reachEngine } from '../platform/reach-engine.ts'
import { defaultSocket } from '../values/engine-host.ts'
import { duration } from '../values/quantity.ts'
import type { Silence } from '../values/silence.ts'
import type { Tools } from './step.ts'

/** Milliseconds between two attempts, for one attempt, and between two lines of progress. */
const pace = { pause: 500, attempt: 5_000, progress: 10_000 }
/**
 * Milliseconds for one that accepts and says nothing: systemd opens the socket before Docker has started, which takes
 * seconds. After that, it hangs.
 */
const hangs = 20_000
/** A socket is there for a moment before its group is set: so many attempts may fail for good one after the other. */
const patience = 6

/**
 * Waits for a daemon that is starting: `docker:dind` as a service took 17 s to listen on TCP, the sidecar of
 * actions-runner-controller is up to 120 s late (its chart waits as long: RUNNER_WAIT_FOR_DOCKER_IN_SECONDS). Ends at
 * once if none can be coming.
 *
 * @param timeout milliseconds
 * @returns true if a daemon answers now that did not before: what was observed is out of date
 */
export async function awaitEngine(
  observed: Observed,
  timeout: number,
  { connect, files, log }: Tools,
): Promise<boolean> {
  const { engine, endpoint, sockets } = observed
  if (engine.status === 'seen') return false
  const socket = sockets.status === 'seen' ? findEndpointSocket(sockets.value, endpoint) : undefined
  // `docker run -v` made a directory, because the socket was not there.
  if (socket?.state === 'not-a-socket') return false
  const host = endpoint.status === 'seen' ? endpoint.value.host : `unix://${defaultSocket}`
  const started = performance.now()
  let told = Number.NEGATIVE_INFINITY
  let hopeless = 0
  while (true) {
    const result = await reachEngine(connect(host), files, pace.attempt)
    const elapsed = performance.now() - started
    if (result === 'answers') {
      if (told >= 0) log(`The daemon at ${host} answers after ${duration(elapsed)}.`)
      return true
    }
    if (isComing(observed, host, result)) hopeless = 0
    else if (told < 0 || ++hopeless >= patience) return false
    const limit = result === 'late' ? Math.min(timeout, hangs) : timeout
    if (elapsed >= limit) {
      log(`The daemon at ${host} did not answer in ${duration(limit)}: ${words[result]}.`)
      return false
    }
    if (elapsed - told >= pace.progress) {
      const spent = `${duration(elapsed)} of ${duration(limit)}`
      log(`Waiting for the daemon at ${host}: ${words[result]} (${spent})`)
      told = elapsed
    }
    await sleep(Math.min(pace.pause, limit - elapsed))
  }
}

const words: Readonly<Record<Silence, string>> = {
  missing: 'its socket is not there yet',
  refused: 'nothing listens there yet',
  closed: 'the connection is closed without an answer',
  late: 'there is no answer yet',
  hopeless: 'it cannot be reached',
}
