import { setTimeout as sleep } from 'node:timers/promises'
import { beforeDeadline } from '../../platform/before-deadline.ts'
import type { Tools } from '../step.ts'
import { causeOf, isPassing, retryAfterOf } from './failures.ts'

/** Milliseconds before each retry, if GitHub does not ask for a delay. */
const pauses = [1_000, 4_000]
/** Milliseconds: there is no retry if GitHub asks for a longer delay. */
const longestPause = 30_000
/** Milliseconds for one question. */
const timeout = 30_000

/**
 * Asks GitHub, and asks again while that can help.
 *
 * @param what is asked, for the log: `Asking for the latest release`
 * @throws the error of the last question
 */
export async function withRetries<T>(
  what: string,
  ask: (signal: AbortSignal) => Promise<T>,
  { log, signal }: Pick<Tools, 'log' | 'signal'>,
): Promise<T> {
  for (const pause of pauses) {
    try {
      return await beforeDeadline(timeout, ({ abortSignal }) => ask(abortSignal))
    } catch (error) {
      signal.throwIfAborted()
      const wait = Math.max(pause, retryAfterOf(error) ?? 0)
      if (!isPassing(error) || wait > longestPause) throw error
      log(`Retrying in ${wait / 1000} s: ${what} failed (${causeOf(error)})`)
      await sleep(wait, undefined, { signal })
    }
  }
  return beforeDeadline(timeout, ({ abortSignal }) => ask(abortSignal))
}
