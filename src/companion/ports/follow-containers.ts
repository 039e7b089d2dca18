import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import type { EngineRequests } from '../../platform/engine-requests.ts'
import type { ListedContainer } from '../../values/published-ports-of.ts'

/** Milliseconds between two attempts to reach a daemon that has ended. */
const pause = 500

/** After one of these, a container can publish other ports than before. */
const changes = { type: ['container', 'network'], event: ['start', 'die', 'connect', 'disconnect'] }
const list = `/containers/json?filters=${encoded({ status: ['running', 'paused'] })}`
/** Milliseconds for a list. A daemon under load takes seconds. */
const listTimeout = 10_000

export type Followed = {
  /** Is called once the daemon answers, before the first list. */
  onConnected(): Promise<void>
  /** Gets each list of the running containers, and the IDs of those that have started since the last one. */
  onSeen(containers: readonly ListedContainer[], started: ReadonlySet<string>): Promise<void>
  onLost(error: unknown): Promise<void>
}

/**
 * Lists the running containers of a daemon, at first and after each change, until the signal. If the daemon ends, it is
 * awaited. Without changes, nothing runs.
 */
export async function followContainers(
  daemon: EngineRequests,
  signal: AbortSignal,
  followed: Followed,
): Promise<void> {
  while (!signal.aborted) {
    const error = await follow(daemon, signal, followed)
    if (signal.aborted) return
    await followed.onLost(error)
    await sleep(pause, undefined, { signal }).catch(() => {})
  }
}

/** Follows one connection and gives the reason of its end. */
async function follow(
  daemon: EngineRequests,
  signal: AbortSignal,
  { onConnected, onSeen }: Followed,
): Promise<unknown> {
  const connection = new AbortController()
  let started = new Set<string>()
  let isDue = true
  let isListing = true
  // Events that come during a list cause only one more.
  const look = async () => {
    isListing = true
    while (isDue && !connection.signal.aborted) {
      isDue = false
      const since = started
      started = new Set()
      const containers = (await daemon.get(list, listTimeout)) ?? []
      await onSeen(containers as ListedContainer[], since)
    }
    isListing = false
  }
  let fail: (error: unknown) => void = () => {}
  const failed = new Promise<unknown>((resolve) => {
    fail = resolve
  })
  try {
    // Events come first, so that a container that starts during the first list is seen too. The engine answers before it
    // subscribes (moby, api/server/router/system/system_routes.go: getEvents), and holds those of the last second.
    const path = `/events?since=${Date.now() / 1000 - 1}&filters=${encoded(changes)}`
    const stream = await daemon.open(path, AbortSignal.any([signal, connection.signal]))
    const ended = once(stream, 'close').then(
      () => 'the connection has ended',
      (error: unknown) => error,
    )
    // It repeats the errors of the stream, which the end of this process causes too.
    const lines = createInterface({ input: stream }).on('error', () => {})
    lines.on('line', (line) => {
      const { Action: action, id } = JSON.parse(line)
      if (action === 'start') started.add(id)
      isDue = true
      if (!isListing) look().catch(fail)
    })
    await onConnected()
    await look()
    return await Promise.race([ended, failed])
  } catch (error) {
    return error
  } finally {
    connection.abort()
  }
}

function encoded(filters: Readonly<Record<string, readonly string[]>>): string {
  return encodeURIComponent(JSON.stringify(filters))
}
