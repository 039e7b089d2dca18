/** A build that BuildKit keeps in its history. Times are milliseconds since 1970. */
export type LedgerBuild = {
  /** Its context or its repository, without a login. Empty: it has none. */
  readonly name: string
  readonly startedAt: number
  /** null: it runs. */
  readonly endedAt: number | null
  readonly isFailed: boolean
  readonly steps: number
  readonly cachedSteps: number
}

/** Builds with several of these are Berth's tests. */
const berthTest = /berth-[0-9a-f]{8}-build/

/**
 * Reads what `docker buildx history ls --format json` prints: one object per line (docker/buildx,
 * commands/history/ls.go).
 *
 * @param since builds before are left out
 */
export function readBuilds(text: string, since: number): LedgerBuild[] {
  return text
    .split('\n')
    .flatMap((line) => readBuild(line) ?? [])
    .filter(({ startedAt, name }) => startedAt >= since && !berthTest.test(name))
}

function readBuild(line: string): LedgerBuild | null {
  const record = parsed(line)
  const { created_at: created, completed_at: completed, name, status } = record
  const startedAt = Date.parse(String(created))
  if (!Number.isFinite(startedAt)) return null
  const endedAt = Date.parse(String(completed))
  return {
    // A URL can hold a login.
    name: typeof name === 'string' ? name.replace(/\/\/[^/@\s]*@/g, '//') : '',
    startedAt,
    endedAt: Number.isFinite(endedAt) ? endedAt : null,
    isFailed: status === 'Error',
    steps: numberIn(record['total_steps']),
    cachedSteps: numberIn(record['cached_steps']),
  }
}

const numberIn = (value: unknown): number => (typeof value === 'number' ? value : 0)

function parsed(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
  } catch {
    return {}
  }
}
