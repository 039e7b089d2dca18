import { codeOf } from './system-error.ts'

/** A call that was given up after its deadline: by its name, as the DOMException of another realm is no Error of this. */
export const isTimeout = (error: unknown): boolean =>
  codeOf(error) === 'ABORT_ERR' || (error as { name?: unknown } | null)?.name === 'TimeoutError'

/**
 * Why an engine gave no answer, as a sentence.
 *
 * @param host without a password
 * @param seconds how long the answer was waited for
 */
export function engineErrorSentence(error: unknown, host: string, seconds: number): string {
  if (isTimeout(error))
    return `the engine at ${host} did not answer within ${Math.max(1, Math.round(seconds))} s`
  const code = codeOf(error)
  switch (code) {
    case 'ENOENT':
      return `there is nothing at ${host}: the socket does not exist (ENOENT)`
    case 'EACCES':
    case 'EPERM':
      return `permission to use ${host} is denied (${code})`
    case 'ECONNREFUSED':
      return `nothing listens at ${host} (ECONNREFUSED): the engine is not running`
    case 'ECONNRESET':
    case 'EPIPE':
      return `what listens at ${host} closed the connection without an answer (${code})`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `the name in ${host} cannot be resolved (${code})`
  }
  if (code?.startsWith('HPE_'))
    return `what listens at ${host} does not speak HTTP, so it is no engine (${code})`
  const status = (error as { statusCode?: number } | null)?.statusCode
  const message = error instanceof Error ? error.message : String(error)
  return status ? `the engine at ${host} refused with status ${status}: ${message}` : `${host}: ${message}`
}
