import { codeOf } from './system-error.ts'

/** True for a timeout. Compares the name, because a DOMException from another realm is not an instance of Error here. */
export const isTimeout = (error: unknown): boolean =>
  codeOf(error) === 'ABORT_ERR' || (error as { name?: unknown } | null)?.name === 'TimeoutError'

/**
 * The reason for a failed call to the engine, as a sentence.
 *
 * @param host without a password
 * @param seconds until the call failed
 */
export function engineErrorSentence(error: unknown, host: string, seconds: number): string {
  if (isTimeout(error))
    return `the daemon at ${host} did not answer within ${Math.max(1, Math.round(seconds))} s`
  const code = codeOf(error)
  switch (code) {
    case 'ENOENT':
      return `the socket ${host} does not exist (ENOENT)`
    case 'EACCES':
    case 'EPERM':
      return `permission denied on ${host} (${code})`
    case 'ECONNREFUSED':
      return `no daemon listens at ${host} (ECONNREFUSED)`
    case 'ECONNRESET':
    case 'EPIPE':
      return `the server at ${host} closed the connection without an answer (${code})`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `the host name in ${host} cannot be resolved (${code})`
  }
  if (code?.startsWith('HPE_'))
    return `the server at ${host} is not a Docker daemon: its answer is not HTTP (${code})`
  const status = (error as { statusCode?: number } | null)?.statusCode
  const message = error instanceof Error ? error.message : String(error)
  return status ? `the daemon at ${host} returned status ${status}: ${message}` : `${host}: ${message}`
}
