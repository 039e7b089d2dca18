/** As dockerode takes it. */
export type Deadline = { readonly abortSignal: AbortSignal }

/**
 * Makes a call that is given up after its deadline, whatever becomes of it. dockerode alone would wait for ever where
 * the connection ends in the middle of an answer (docker-modem hears of an answer's end, and of no other), and passes
 * the signal of some calls to nobody.
 *
 * @param timeout milliseconds
 * @throws what the call throws, or a `TimeoutError`
 */
export async function beforeDeadline<T>(
  timeout: number,
  call: (deadline: Deadline) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  const { signal: abortSignal } = controller
  const late = new Promise<never>((_, reject) => {
    abortSignal.addEventListener('abort', () => reject(abortSignal.reason))
  })
  // Not AbortSignal.timeout(): its timer does not keep the process alive, nor does a connection that has ended.
  const timer = setTimeout(() => {
    controller.abort(new DOMException(`there was no answer for ${timeout / 1000} s`, 'TimeoutError'))
  }, timeout)
  try {
    return await Promise.race([call({ abortSignal }), late])
  } finally {
    clearTimeout(timer)
  }
}
