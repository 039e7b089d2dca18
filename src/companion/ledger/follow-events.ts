import type { IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { eventNames } from '../../ledger/read-event.ts'
import type { EngineRequests } from '../../platform/engine-requests.ts'

/** Milliseconds between two attempts to reach a daemon that does not answer: doubled until the second one. */
const pauses = { first: 50, longest: 2_000 } as const
/** Milliseconds for the last answer. */
const lastTimeout = 400
/** Events that are remembered, so that none counts twice after a reconnection. An engine holds 256. */
const remembered = 1_024
/** Characters of an event. Labels can be long, and docker itself has no limit. */
const longestLine = 4 * 1024 ** 2

const filters = encodeURIComponent(
  JSON.stringify({ type: ['container', 'image', 'network', 'volume'], event: eventNames }),
)

export type Following = {
  /** Reads the events up to now, and ends the connection. */
  stop(): Promise<void>
}

/**
 * Passes on the events of a daemon from now on. After a lost connection it asks for those since the last one.
 *
 * @param onEvent gets each event once
 * @param onGap the connection was lost at this time, and is there again
 */
export function followEvents(
  engine: EngineRequests,
  onEvent: (event: unknown) => void,
  onGap: (since: Date) => void,
  log: (line: string) => void,
): Following {
  const ending = new AbortController()
  const seen = new Set<string>()
  let since = `${Math.floor(Date.now() / 1000)}`

  function onLine(line: string): void {
    // The number is above those that a JavaScript number can hold. Quotes within a text are escaped.
    const [, nanoseconds = ''] = /"timeNano":(\d{10,19})/.exec(line) ?? []
    if (nanoseconds === '' || seen.has(line)) return
    seen.add(line)
    if (seen.size > remembered) seen.delete(seen.values().next().value ?? '')
    since = `${nanoseconds.slice(0, -9)}.${nanoseconds.slice(-9)}`
    try {
      onEvent(JSON.parse(line))
    } catch {
      // An error of the parser quotes the event, which can hold anything.
      log('an event could not be read')
    }
  }
  const path = () => `/events?since=${since}&filters=${filters}`

  async function follow(): Promise<void> {
    let lostAt: Date | null = null
    let pause: number = pauses.first
    while (!ending.signal.aborted) {
      try {
        const stream = await engine.open(path(), ending.signal)
        if (lostAt !== null) onGap(lostAt)
        pause = pauses.first
        await eachLine(stream, onLine)
        log('the daemon has closed the connection')
      } catch (error) {
        if (!ending.signal.aborted && lostAt === null) log(`no connection: ${String(error)}`)
      }
      lostAt = new Date()
      await sleep(pause, undefined, { signal: ending.signal }).catch(() => {})
      pause = Math.min(pauses.longest, pause * 2)
    }
  }

  const following = follow()
  return {
    async stop() {
      ending.abort()
      await following
      const until = `${path()}&until=${Date.now() / 1000}`
      const rest = await engine.open(until, AbortSignal.timeout(lastTimeout)).catch(() => null)
      if (rest !== null) await eachLine(rest, onLine).catch(() => {})
    },
  }
}

/** Passes on the lines of a stream. One that is too long is left out. */
async function eachLine(stream: IncomingMessage, onLine: (line: string) => void): Promise<void> {
  let rest = ''
  let isTooLong = false
  for await (const chunk of stream.setEncoding('utf8')) {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (!isTooLong) onLine(line)
      isTooLong = false
    }
    if (rest.length > longestLine) [rest, isTooLong] = ['', true]
  }
}
