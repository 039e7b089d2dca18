/** The option that dockerode's calls accept. */
export type Deadline = { readonly abortSignal: AbortSignal }

/**
 * Makes a call and abandons it after a deadline. dockerode itself would wait forever if the connection ends in the middle
 * of an answer, because docker-modem listens only for the end of the answer. It also ignores the signal in some calls.
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
  // Not AbortSignal.timeout(): its timer does not keep the process alive, and neither does a closed connection.
  const timer = setTimeout(() => {
    controller.abort(new DOMException(`there was no answer for ${timeout / 1000} s`, 'TimeoutError'))
  }, timeout)
  try {
    return await Promise.race([call({ abortSignal }), late])
  } finally {
    clearTimeout(timer)
  }
}
