import { statusCodeOf } from '../../platform/status-code.ts'

/** Why an engine could not pull an image. Only `busy` can end differently in a few seconds. */
export type PullFailure =
  /** The registry does not give the image to this login, or to nobody without one. */
  | 'denied'
  | 'missing'
  /** The image has no variant for the engine's platform. */
  | 'platform'
  /** Docker Hub counts pulls for six hours. */
  | 'pull-limit'
  /** The registry limits the rate of requests, fails, or the connection to it does. */
  | 'busy'

/**
 * The words of registries and engines, most telling first: a refusal of containerd's image store says "does not exist
 * or may require authorization", and a missing platform ends in "not found". Seen with Docker 20.10, 28.5 and 29;
 * the words on Docker Hub's limit stand in docker/hub-feedback#2429 and #2464.
 */
const words: readonly (readonly [RegExp, PullFailure])[] = [
  [/reached your (unauthenticated )?pull rate limit|increase-rate-limit/i, 'pull-limit'],
  [/toomanyrequests|too many requests/i, 'busy'],
  [/no matching manifest|no match for platform|cannot be used on this platform/i, 'platform'],
  [/no basic auth credentials|unauthorized|forbidden|access denied|\bdenied:|is denied/i, 'denied'],
  [/manifest unknown|name unknown|not found/i, 'missing'],
]

/** Classifies the error of a pull. */
export function pullFailureOf(error: unknown): PullFailure {
  const known = words.find(([pattern]) => pattern.test(messageOf(error)))
  return known?.[1] ?? (statusCodeOf(error) === 404 ? 'missing' : 'busy')
}

/** The engine's own words on an error, without those of its client, such as "(HTTP code 500) server error - ". */
export function messageOf(error: unknown): string {
  const { json } = error as { json?: { message?: unknown } }
  if (typeof json?.message === 'string') return json.message.trim()
  return (error instanceof Error ? error.message : String(error)).trim()
}

/** Milliseconds in Go's units of time. */
const units: Readonly<Record<string, number>> = { ns: 1e-6, µs: 1e-3, ms: 1, s: 1_000, m: 60_000 }

/**
 * Milliseconds after which the registry wants to be asked again; undefined if it names none. The engine passes on
 * no header of the registry, but ghcr.io writes the time into its message: "retry-after: 985.86µs".
 */
export function retryAfter(error: unknown): number | undefined {
  const [, amount, unit = ''] = /retry-after: ([\d.]+)(ns|µs|ms|s|m)\b/i.exec(messageOf(error)) ?? []
  const factor = units[unit]
  return amount === undefined || factor === undefined ? undefined : Number(amount) * factor
}
