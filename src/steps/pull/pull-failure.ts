import { statusCodeOf } from '../../platform/status-code.ts'

/** The reason for a failed pull. Only for `busy`, a retry after a few seconds can succeed. */
export type PullFailure =
  /** The registry refuses this login, or access without a login. */
  | 'denied'
  | 'missing'
  /** The image has no variant for the daemon's platform. */
  | 'platform'
  /** Docker Hub counts pulls for six hours. */
  | 'pull-limit'
  /** The registry limits the request rate or fails, or the connection to it fails. */
  | 'busy'

/**
 * Error messages of registries and engines, the most specific first: a refusal with containerd's image store says "does
 * not exist or may require authorization", and a missing platform ends in "not found". Seen with Docker 20.10, 28.5 and
 * 29. For the messages of Docker Hub's pull limit, see docker/hub-feedback#2429 and #2464.
 */
export const patterns: readonly (readonly [RegExp, PullFailure])[] = [
  [/reached your (unauthenticated )?pull rate limit|increase-rate-limit/i, 'pull-limit'],
  [/toomanyrequests|too many requests/i, 'busy'],
  [/no matching manifest|no match for platform|cannot be used on this platform/i, 'platform'],
  [/no basic auth credentials|unauthorized|forbidden|access denied|\bdenied:|is denied/i, 'denied'],
  [/manifest unknown|name unknown|not found/i, 'missing'],
]

/** Classifies the error of a pull. */
export function pullFailureOf(error: unknown): PullFailure {
  const known = patterns.find(([pattern]) => pattern.test(messageOf(error)))
  return known?.[1] ?? (statusCodeOf(error) === 404 ? 'missing' : 'busy')
}

/** The engine's error message, without the prefix of dockerode such as "(HTTP code 500) server error - ". */
export function messageOf(error: unknown): string {
  const { json } = error as { json?: { message?: unknown } }
  if (typeof json?.message === 'string') return json.message.trim()
  return (error instanceof Error ? error.message : String(error)).trim()
}

/** Milliseconds per unit of a Go duration. */
const units: Readonly<Record<string, number>> = { ns: 1e-6, µs: 1e-3, ms: 1, s: 1_000, m: 60_000 }

/**
 * The delay that the registry asks for, in milliseconds; undefined if it names none. The engine does not pass on the
 * registry's headers, but ghcr.io includes the delay in its message: "retry-after: 985.86µs".
 */
export function retryAfter(error: unknown): number | undefined {
  const [, amount, unit = ''] = /retry-after: ([\d.]+)(ns|µs|ms|s|m)\b/i.exec(messageOf(error)) ?? []
  const factor = units[unit]
  return amount === undefined || factor === undefined ? undefined : Number(amount) * factor
}
