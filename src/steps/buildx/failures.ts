/** Errors of connections after which a retry can succeed (Node.js, libuv). */
const passing = ['ECONNRESET', 'ECONNREFUSED', 'ETIMEDOUT', 'EAI_AGAIN', 'EPIPE', 'UND_ERR_SOCKET']
/** Statuses after which a retry can succeed. */
const busy = [408, 429, 500, 502, 503, 504]

type Failure = {
  readonly status?: unknown
  readonly httpStatusCode?: unknown
  readonly code?: unknown
  readonly message?: unknown
  readonly cause?: unknown
  readonly response?: { readonly headers?: Readonly<Record<string, string | number | undefined>> }
}

/** The HTTP status of an error of @actions/tool-cache or octokit; undefined if no server answered. */
export function httpStatusOf(error: unknown): number | undefined {
  const { status, httpStatusCode, response } = error as Failure
  if (typeof httpStatusCode === 'number') return httpStatusCode
  // Octokit gives the status 500 to errors of the connection.
  return typeof status === 'number' && (response || status !== 500) ? status : undefined
}

/** True if a retry after a moment can succeed. */
export function isPassing(error: unknown): boolean {
  // A limit that ends at a known time is for an hour.
  if (rateLimitResetOf(error)) return false
  const status = httpStatusOf(error)
  if (status !== undefined) return busy.includes(status) || retryAfterOf(error) !== undefined
  const { code, message } = rootOf(error)
  return passing.includes(String(code)) || /timeout|socket hang up|aborted|premature/i.test(String(message))
}

/** Milliseconds that GitHub asks to wait; undefined if it does not. */
export function retryAfterOf(error: unknown): number | undefined {
  const seconds = Number((error as Failure).response?.headers?.['retry-after'])
  return Number.isFinite(seconds) ? seconds * 1000 : undefined
}

/** When the rate limit of GitHub's API ends; undefined if the error is another one. */
export function rateLimitResetOf(error: unknown): Date | undefined {
  const headers = (error as Failure).response?.headers ?? {}
  const reset = Number(headers['x-ratelimit-reset'])
  return String(headers['x-ratelimit-remaining']) === '0' && reset > 0 ? new Date(reset * 1000) : undefined
}

/** The first line of the message of the innermost error: "fetch failed" says nothing. It can come from a server. */
export function causeOf(error: unknown): string {
  const { code, message } = rootOf(error)
  const line = String(message || code || error).split('\n')[0] ?? ''
  return line.slice(0, 200)
}

function rootOf(error: unknown): Failure {
  const { cause } = error as Failure
  return cause instanceof Error || (typeof cause === 'object' && cause !== null && 'code' in cause)
    ? rootOf(cause)
    : (error as Failure)
}
