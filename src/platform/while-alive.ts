export type Patience = {
  /** Milliseconds without progress between two checks that the engine answers. */
  readonly interval: number
  /** Milliseconds without progress after which the work is abandoned, even if the engine answers. */
  readonly limit: number
  /** The work is also abandoned when this is aborted. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Does work of any duration, as long as it makes progress or the engine answers.
 *
 * @param work calls `progress` for each step forward. Its signal is aborted when the work is abandoned.
 * @param ask pings the engine. If it rejects, the work is abandoned with that error.
 * @throws what `work` or `ask` throws, or a `TimeoutError` after the limit
 */
export async function whileAlive<T>(
  work: (signal: AbortSignal, progress: () => void) => Promise<T>,
  ask: () => Promise<void>,
  { interval, limit, signal: outer }: Patience,
): Promise<T> {
  const controller = new AbortController()
  const { signal } = controller
  const abandoned = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
  })
  const abandon = () => controller.abort(outer?.reason)
  outer?.addEventListener('abort', abandon)
  if (outer?.aborted) abandon()
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
    return await Promise.race([working, abandoned])
  } finally {
    clearInterval(timer)
    outer?.removeEventListener('abort', abandon)
  }
}

const tooLong = (limit: number): DOMException =>
  new DOMException(`there was no progress for ${limit / 1000} s`, 'TimeoutError')
