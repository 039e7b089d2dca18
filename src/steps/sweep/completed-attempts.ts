import { beforeDeadline } from '../../platform/before-deadline.ts'
import { nameOfAttempt, type RunAttempt } from '../../values/run-attempt.ts'
import type { Tools } from '../step.ts'
import type { Completed } from './due.ts'

/** Milliseconds for all requests. GitHub answers one in 0.1 to 0.3 s. */
const timeout = 10_000
/** GitHub allows the tokens of a repository's jobs 1000 calls per hour in total. */
const maxAttempts = 20

/**
 * Asks GitHub which of these attempts are completed. Never throws: attempts that GitHub does not report on count as
 * running, and the log gets one line about them.
 */
export async function findCompleted(
  attempts: readonly RunAttempt[],
  token: string,
  { connectGitHub, log }: Pick<Tools, 'connectGitHub' | 'log'>,
): Promise<Completed> {
  const completed = new Set<string>()
  if (attempts.length === 0) return completed
  const reasons = new Set<string>()
  try {
    if (token === '') throw new Error('`github-token` is empty')
    await beforeDeadline(timeout, async ({ abortSignal }) => {
      const github = await connectGitHub(token)
      for (const attempt of attempts.slice(0, maxAttempts)) {
        try {
          if (await github.isCompleted(attempt, abortSignal)) completed.add(nameOfAttempt(attempt))
        } catch (error) {
          // 404: GitHub has deleted this run, but can still know the next one. Any other error ends the requests.
          if (statusOf(error) !== 404) throw error
          reasons.add(reasonOf(error))
        }
      }
    })
  } catch (error) {
    reasons.add(reasonOf(error))
  }
  if (reasons.size > 0) log(unknown([...reasons]))
  return completed
}

const statusOf = (error: unknown): unknown => (error as { status?: unknown } | null)?.status

/** The first line of the error. It can come from a server. */
function reasonOf(error: unknown): string {
  const status = statusOf(error)
  // Not instanceof: an error of Node can come from another realm.
  const { message } = error as { message?: string }
  const line = (message || String(error)).split('\n')[0]?.slice(0, 200)
  return typeof status === 'number' ? `${line} (status ${status})` : `${line}`
}

const unknown = (reasons: readonly string[]): string =>
  `Keeping what still runs of earlier runs: GitHub did not report which runs are completed (${reasons.join('; ')}). ` +
  'With `permissions: actions: read`, Berth can remove it.'
