export type Patience = {
  /** Milliseconds of silence after which, and between which, the engine is asked whether it lives. */
  readonly interval: number
  /** Milliseconds of silence after which it is given up, whether the engine lives or not. */
  readonly limit: number
  /** It is given up likewise when this is aborted. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Does what may take any time, as long as it shows progress, or the engine answers.
 *
 * @param work calls `progress` whenever it gets on; its signal is aborted when it is given up
 * @param ask rejects where the engine does not answer: with that error it is given up
 * @throws what `work` or `ask` throws, or a `TimeoutError` after the limit
 */
export async function whileAlive<T>(
  work: (signal: AbortSignal, progress: () => void) => Promise<T>,
  ask: () => Promise<void>,
  { interval, limit, signal: outer }: Patience,
): Promise<T> {
  const controller = new AbortController()
  const { signal } = controller
  const givenUp = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
  })
  const giveUp = () => controller.abort(outer?.reason)
  outer?.addEventListener('abort', giveUp)
  if (outer?.aborted) giveUp()
  let last = performance.now()
  const timer = setInterval(() => {
    const silence = performance.now() - last
    if (silence > limit) controller.abort(tooLong(limit))
    else if (silence >= interval) ask().catch((error) => controller.abort(error))
  }, interval)
  try {
    const working = work(signal, () => {
      last = performance.now()
    })
    return await Promise.race([working, givenUp])
  } finally {
    clearInterval(timer)
    outer?.removeEventListener('abort', giveUp)
  }
}

const tooLong = (limit: number): DOMException =>
  new DOMException(`there was no progress for ${limit / 1000} s`, 'TimeoutError')
